import { Refusal, type Session, type StoredRecord } from '../../model.js'
import { boundMessage } from '../define-message.js'
import { instant, lookupOf, numberOf, textOf } from '../values.js'

const open = 0
const sendable = [1, 8]
const sent = { statecode: 1, statuscode: 3 }
const sender = 1
const recipients = [2, 3, 4]

/** Source: Web API reference, action SendEmail. */
export const sendEmail = boundMessage({
  name: 'SendEmail',
  kind: 'action',
  boundTo: 'email',
  parameters: { IssueSend: { type: 'Boolean', required: true }, TrackingToken: { type: 'String', required: false } },
  returns: { type: 'SendEmailResponse', properties: { Subject: 'Edm.String' } },
  run(session, email, { TrackingToken }) {
    const Subject = send(session, email, TrackingToken ?? undefined)
    return { kind: 'complex', type: 'SendEmailResponse', value: { Subject } }
  },
})

/**
 * Our choice: nothing leaves the emulator, so an e-mail that is sent is Sent at once, and one that is only marked is no other; the codes; and the
 * token stands behind the subject. Source of what is refused: the faults that delegateas/XrmMockup models.
 */
export function send(session: Session, email: StoredRecord, token: string | undefined): string {
  const { statecode, statuscode, directioncode } = email.values
  if (directioncode === false) throw new Refusal(400, '0x80040203', 'An incoming e-mail cannot be sent.')
  if (statecode !== open || !sendable.includes(Number(statuscode))) {
    throw new Refusal(400, '0x80048408', `The e-mail with Id = ${email.id} cannot be sent in status ${statuscode}.`)
  }
  const masks = [...session.store.all('activityparty')]
    .filter((party) => lookupOf(party, 'activityid')?.id === email.id)
    .map((party) => numberOf(party, 'participationtypemask'))
  if (masks.filter((mask) => mask === sender).length !== 1) {
    throw new Refusal(400, '0x80040203', 'The e-mail must have one sender.')
  }
  if (!masks.some((mask) => recipients.includes(mask ?? 0))) {
    throw new Refusal(400, '0x80040203', 'The e-mail must have at least one recipient before it can be sent.')
  }
  const subject = [textOf(email, 'subject'), token].filter((part) => part !== undefined).join(' ')
  const now = instant(session.now())
  session.write('email', email.id, { ...sent, subject, trackingtoken: token, senton: now, actualend: now })
  return subject
}
