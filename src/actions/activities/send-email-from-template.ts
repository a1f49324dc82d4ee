import { type EmailCreate, email, template } from '../../entities/index.js'
import { UnexpectedResponseError } from '../../errors/index.js'
import { idOf, mapResult, type Operation } from '../../operation/index.js'
import { SendEmailFromTemplate } from '../../operations/index.js'
import { newRecord } from '../../records/index.js'
import { isGuid, type Ref, ref } from '../../schema/index.js'
import { knownRecord } from '../known-record.js'

/** Input of `sendEmailFromTemplate`. */
export interface SendEmailFromTemplateInput {
  readonly templateId: string | Ref<'template'>
  /** The record whose values the template shows. */
  readonly regarding: Ref
  readonly from: NonNullable<EmailCreate['from']>
  readonly to: NonNullable<EmailCreate['to']>
  readonly cc?: EmailCreate['cc']
  readonly bcc?: EmailCreate['bcc']
}

/**
 * Makes an e-mail of a template and sends it.
 *
 * Wire: action `SendEmailFromTemplate`, unbound; its `Target` is the e-mail to be made, not a recipient.
 * Fails with: `BusinessRuleError` without a sender or a recipient; `RecordNotFoundError`.
 * Repeat: not repeated after a lost answer, as it would send a second e-mail.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * const sent = await crm.execute(
 *   sendEmailFromTemplate({ templateId, regarding: ref(incident, incidentId), from: [ref(systemuser, userId)], to: [ref(contact, contactId)] }),
 * )
 */
export function sendEmailFromTemplate(input: SendEmailFromTemplateInput): Operation<Ref<'email'>> {
  const { regarding, from, to, cc, bcc } = input
  const call = SendEmailFromTemplate({
    TemplateId: idOf(input.templateId, template.name, 'templateId'),
    Regarding: knownRecord(regarding, 'regarding'),
    Target: newRecord(email, { directioncode: true, from, to, cc, bcc, ...about(regarding) }),
  })
  return mapResult(call, ({ activityid }) => {
    if (!isGuid(activityid)) throw new UnexpectedResponseError('SendEmailFromTemplate was answered without the e-mail.')
    return ref(email, activityid)
  })
}

/** The e-mail is about the record too, where e-mails can be about records of its table. */
function about(record: Ref): Pick<EmailCreate, 'regardingobjectid'> {
  const isPossible = Object.hasOwn(email.lookups['regardingobjectid'] ?? {}, record.table)
  return isPossible ? { regardingobjectid: record as NonNullable<EmailCreate['regardingobjectid']> } : {} // of one of its tables
}
