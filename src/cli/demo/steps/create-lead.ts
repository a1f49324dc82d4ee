import { randomUUID } from 'node:crypto'
import { LeadSource, lead, TransactionCurrencyState, transactioncurrency } from '../../../entities/index.js'
import { query, ref } from '../../../index.js'
import type { Scene } from '../scene.js'
import { type Done, done } from '../step-result.js'

const dayInMs = 86_400_000

/** Creates the lead that the demo is about, in one of the organization's currencies. */
export async function createLead({ crm, made }: Scene): Promise<Done<string>> {
  const currency = await crm.first(
    query(transactioncurrency)
      .select('transactioncurrencyid', 'isocurrencycode')
      .where((c) => c.statecode.eq(TransactionCurrencyState.Active))
      .orderBy('isocurrencycode'),
  )
  // With an id of its own, the lead can be found even when the answer to its creation is lost.
  const leadid = randomUUID()
  made.expect(
    lead,
    query(lead)
      .select('leadid')
      .where((l) => l.leadid.eq(leadid)),
    (found) => found.leadid,
  )

  await crm.create(lead, {
    leadid,
    subject: 'Demo: laboratory scales',
    firstname: 'Ines',
    lastname: 'Halvorsen',
    companyname: 'Larkspur Instruments (demo)',
    emailaddress1: 'ines.halvorsen@example.com',
    leadsourcecode: LeadSource.Web,
    estimatedamount: 48_000,
    estimatedclosedate: new Date(Date.now() + 30 * dayInMs).toISOString().slice(0, 10),
    transactioncurrencyid: currency && ref(transactioncurrency, currency.transactioncurrencyid),
  })
  return done(currency ? `in ${currency.isocurrencycode}` : "in the organization's own currency", leadid)
}
