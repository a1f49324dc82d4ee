// Adds up the open opportunities, page by page, by the one who owns them.
import { query } from 'dynamics365-crm'
import { OpportunityState, opportunity } from 'dynamics365-crm/entities'
import { openOrganization } from './organization.js'

const crm = openOrganization()

const pipeline = query(opportunity)
  .select('name', 'estimatedvalue_base', 'closeprobability')
  .where((o) => o.statecode.eq(OpportunityState.Open).and(o.estimatedvalue_base.gt(0)))
  .expand('owninguser', (user) => user.select('fullname'))
  .expand('parentaccountid', (account) => account.select('name'))
  .orderBy('estimatedvalue_base', 'desc')

let [pages, opportunities, weighted] = [0, 0, 0]
const owners = new Set<string>()
const accounts = new Set<string>()
for await (const { records } of crm.pages(pipeline, { pageSize: 100 })) {
  pages += 1
  opportunities += records.length
  for (const { estimatedvalue_base, closeprobability, owninguser, parentaccountid } of records) {
    weighted += ((estimatedvalue_base ?? 0) * (closeprobability ?? 0)) / 100
    if (owninguser?.fullname) owners.add(owninguser.fullname)
    if (parentaccountid?.name) accounts.add(parentaccountid.name)
  }
}

const value = Math.round(weighted).toLocaleString('en-US')
console.log(
  `${opportunities} open opportunities on ${pages} pages: ${owners.size} owners, ${accounts.size} accounts, ${value} weighted`,
)
