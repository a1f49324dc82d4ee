import { randomUUID } from 'node:crypto'
import { account, contact, IncidentCaseOrigin, IncidentPriority, incident } from '../../../entities/index.js'
import { query, ref } from '../../../index.js'
import type { Scene } from '../scene.js'
import { type Done, done } from '../step-result.js'

/** Opens a case for the new customer. */
export async function openCase(
  { crm, made }: Scene,
  accountId: string,
  contactId: string | undefined,
): Promise<Done<string>> {
  const incidentid = randomUUID()
  made.expect(
    incident,
    query(incident)
      .select('incidentid')
      .where((i) => i.incidentid.eq(incidentid)),
    (found) => found.incidentid,
  )

  const { ticketnumber } = await crm.create(
    incident,
    {
      incidentid,
      title: 'Demo: scales drift after a day',
      customerid: ref(account, accountId),
      primarycontactid: contactId === undefined ? undefined : ref(contact, contactId),
      caseorigincode: IncidentCaseOrigin.Web,
      prioritycode: IncidentPriority.High,
    },
    (i) => i.select('ticketnumber'),
  )
  return done(ticketnumber ?? 'without a number', incidentid)
}
