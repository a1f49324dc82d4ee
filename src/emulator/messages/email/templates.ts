import type { Session, StoredRecord, Target, Values } from '../../model.js'
import { Refusal } from '../../model.js'
import { unboundMessage } from '../define-message.js'
import { textOf } from '../values.js'
import { send } from './send-email.js'

/** Source: Web API reference, action SendEmailFromTemplate; `Target` is the e-mail that is made. */
export const sendEmailFromTemplate = unboundMessage({
  name: 'SendEmailFromTemplate',
  kind: 'action',
  parameters: {
    TemplateId: { type: 'Guid', required: true },
    Regarding: { type: 'record', required: true },
    Target: { type: 'new', required: true },
  },
  returns: { type: 'email' },
  run(session, { TemplateId, Regarding, Target }) {
    if (!String(Target['@odata.type']).endsWith('Microsoft.Dynamics.CRM.email')) {
      throw new Refusal(400, '0x80048D19', 'Target takes a row whose @odata.type is Microsoft.Dynamics.CRM.email.')
    }
    const email = session.create('email', { ...filled(session, TemplateId, Regarding), ...Target })
    send(session, email, undefined)
    return { kind: 'record', record: session.get('email', email.id), typed: false }
  },
})

/** Source: Web API reference, action InstantiateTemplate. The rows are not stored. */
export const instantiateTemplate = unboundMessage({
  name: 'InstantiateTemplate',
  kind: 'action',
  parameters: {
    TemplateId: { type: 'Guid', required: true },
    ObjectType: { type: 'String', required: true },
    ObjectId: { type: 'Guid', required: true },
  },
  returns: { type: 'Collection(crmbaseentity)' },
  run(session, { TemplateId, ObjectType, ObjectId }) {
    const values = filled(session, TemplateId, { table: ObjectType, id: ObjectId })
    return { kind: 'records', records: [{ table: 'email', id: session.newId(), values, version: 0 }], typed: true }
  },
})

/** Source: Web API reference, action GetTrackingTokenEmail. Our choice: how a token looks, as the organization's settings say it. */
export const getTrackingToken = unboundMessage({
  name: 'GetTrackingTokenEmail',
  kind: 'action',
  parameters: { Subject: { type: 'String', required: false } },
  returns: { type: 'GetTrackingTokenEmailResponse', properties: { TrackingToken: 'Edm.String' } },
  run(session) {
    const TrackingToken = `CRM:${session.newId().replaceAll('-', '').slice(-7)}`
    return { kind: 'complex', type: 'GetTrackingTokenEmailResponse', value: { TrackingToken } }
  },
})

/**
 * Subject and text of a template for a record. Our choice: `{!account:name;nobody}` stands for a column of the record, or for what is behind the
 * semicolon where the column is empty; the style sheet that the application stores beside it is not read.
 */
function filled(session: Session, templateId: string, about: Target): Values {
  const template = session.get('template', templateId)
  const record = session.get(about.table, about.id)
  return { subject: show(template, 'subject', record), description: show(template, 'body', record) }
}

function show(template: StoredRecord, column: string, { table, values }: StoredRecord): string {
  const text = textOf(template, column) ?? ''
  return text.replaceAll(/\{!(\w+):(\w+);([^}]*)\}/g, (_, of: string, name: string, otherwise: string) => {
    const value = of === table ? values[name] : undefined
    return typeof value === 'string' || typeof value === 'number' ? String(value) : otherwise
  })
}
