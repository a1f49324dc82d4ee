import { template } from '../../entities/index.js'
import { idOf, mapResult, type Operation } from '../../operation/index.js'
import { InstantiateTemplate } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { knownRecord } from '../known-record.js'

/** Input of `instantiateTemplate`. */
export interface InstantiateTemplateInput {
  readonly templateId: string | Ref<'template'>
  /** The record whose values the template shows. */
  readonly regarding: Ref
}

/** An e-mail that a template gives and that is not stored. */
export interface TemplatedEmail {
  readonly subject: string | undefined
  /** HTML. */
  readonly body: string | undefined
}

/**
 * What a template gives for a record: subject and text of an e-mail, of which nothing is stored.
 *
 * Wire: action `InstantiateTemplate`, unbound.
 * Fails with: `RecordNotFoundError`.
 * Repeat: not repeated after a lost answer; it may be called again.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * const { subject, body } = await crm.execute(instantiateTemplate({ templateId, regarding: ref(incident, incidentId) }))
 */
export function instantiateTemplate({ templateId, regarding }: InstantiateTemplateInput): Operation<TemplatedEmail> {
  const { table, id } = knownRecord(regarding, 'regarding')
  const call = InstantiateTemplate({
    TemplateId: idOf(templateId, template.name, 'templateId'),
    ObjectType: table,
    ObjectId: id,
  })
  return mapResult(call, ([row]) => ({ subject: textIn(row?.['subject']), body: textIn(row?.['description']) }))
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
