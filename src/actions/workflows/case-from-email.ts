import { batch, changeSet } from '../../batch/index.js'
import { email, IncidentCaseOrigin, incident } from '../../entities/index.js'
import { UsageError } from '../../errors/index.js'
import type { Executor } from '../../operation/index.js'
import { retrieve, update } from '../../records/index.js'
import { newGuid, type Ref, ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'
import { addToQueue } from '../service/add-to-queue.js'
import { type CreateCaseInput, createCase } from '../service/create-case.js'

/** Input of `caseFromEmail`. What is not given is taken of the e-mail: the title is its subject. */
export interface CaseFromEmailInput extends Omit<CreateCaseInput, 'title' | 'origin'> {
  readonly emailId: string | Ref<'email'>
  readonly title?: string | undefined
  /** Where the case waits. In no queue when absent. */
  readonly queueId?: string | Ref<'queue'> | undefined
}

/** The case, and the item by which it waits. */
export interface CaseFromEmail {
  readonly incident: Ref<'incident'>
  readonly queueItemId: string | undefined
}

/**
 * Opens a case for an e-mail, makes the e-mail an activity of the case, and puts the case into a queue: all of it, or nothing.
 *
 * Wire: a read of the e-mail, and a `$batch` of one change set: POST to `incidents`, PATCH of the e-mail's regarding record,
 * `AddToQueue`.
 * Fails with: `RecordNotFoundError` without the e-mail; `BatchError`, whose `cause` is the refusal.
 * Repeat: after a lost answer, look at what the e-mail is about first.
 * Source: entity references of `email` and `incident`.
 *
 * @example
 * const opened = await caseFromEmail(crm, { emailId, customer: ref(contact, contactId), queueId })
 */
export async function caseFromEmail(crm: Executor, input: CaseFromEmailInput): Promise<CaseFromEmail> {
  const { emailId, queueId, ...about } = input
  const message = refOf(email, emailId, 'emailId')
  createCase({ ...about, title: about.title ?? 'as the e-mail' }) // what cannot be sent is refused before anything is
  const { subject } = await crm.execute(retrieve(email, message, (e) => e.select('subject')))
  const title = about.title ?? subject
  if (title === null || title === '') throw new UsageError('The e-mail has no subject: give the case a title.')

  const id = newGuid()
  const opened = ref(incident, id)
  const set = changeSet()
  set.add(createCase({ ...about, title, origin: IncidentCaseOrigin.Email }, { id }))
  set.add(update(email, message, { regardingobjectid: opened }))
  const queued = queueId === undefined ? undefined : set.add(addToQueue({ queueId, target: opened }))
  const [result] = await crm.execute(batch([set]))
  return { incident: opened, queueItemId: queued === undefined ? undefined : result.get(queued).queueItemId }
}
