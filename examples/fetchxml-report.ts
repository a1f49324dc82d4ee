// Who has the most open opportunities, and how many accounts have none: figures that FetchXML brings in one answer each.
import { formatted } from 'dynamics365-crm'
import { account, OpportunityState, opportunity } from 'dynamics365-crm/entities'
import { count, fetchXml, noneLinked, sum } from 'dynamics365-crm/fetchxml'
import { openOrganization } from './organization.js'

const crm = openOrganization()

const byOwner = fetchXml(opportunity)
  .aggregate({ opportunities: count(), value: sum('estimatedvalue_base') })
  .groupBy({ owner: '_ownerid_value' })
  .where((o) => o.statecode.eq(OpportunityState.Open))
  .orderBy('value', 'desc')
  .annotated('lookups')

const idle = fetchXml(account)
  .select('name')
  .where((a) =>
    noneLinked(opportunity, { from: 'parentaccountid', to: a.accountid }, (o) => o.statecode.eq(OpportunityState.Open)),
  )

const [first, ...others] = await crm.all(byOwner)
const accounts = await crm.all(idle)
const owner = first && formatted(first, 'owner')
const value = Math.round(first?.value ?? 0).toLocaleString('en-US')
console.log(
  `${owner} has ${first?.opportunities} open opportunities worth ${value}, more than ${others.length} others; ` +
    `${accounts.length} accounts have none`,
)
