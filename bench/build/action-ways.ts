import { qualifyLead, winOpportunity } from 'dynamics365-crm/actions'
import type { Way } from './ways.js'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const namespace = 'Microsoft.Dynamics.CRM'

/** What QualifyLead answers with: whole rows. */
const rows = ['account', 'contact', 'opportunity'].map((table) => ({
  '@odata.type': `#${namespace}.${table}`,
  [`${table}id`]: id,
  ...Object.fromEntries(Array.from({ length: 60 }, (_, nth) => [`column${nth}`, nth])),
}))
const headers = new Headers()

/** Winning an opportunity and qualifying a lead: the body as text, and the ids of what came of the lead. */
const byHand: Way = {
  name: 'by hand',
  build(revenue) {
    const won = JSON.stringify({
      Status: 3,
      OpportunityClose: {
        subject: 'Signed',
        actualrevenue: revenue,
        actualend: '2026-06-15T00:00:00Z',
        'opportunityid@odata.bind': `/opportunities(${id})`,
      },
    })
    const qualified = JSON.stringify({ CreateAccount: true, CreateContact: true, CreateOpportunity: true, Status: 3 })
    const ids = rows.map((row) => row[`${String(row['@odata.type']).split('.').at(-1)}id`])
    return [won, qualified, `leads(${id})/${namespace}.QualifyLead`, ids]
  },
}

const thisLibrary: Way = {
  name: 'dynamics365-crm',
  build(revenue) {
    const won = winOpportunity({
      opportunityId: id,
      subject: 'Signed',
      actualRevenue: revenue,
      actualCloseDate: '2026-06-15',
    })
    const qualified = qualifyLead({ leadId: id, createAccount: true, createContact: true, createOpportunity: true })
    const made = qualified.read({ status: 200, headers, body: { value: rows } })
    return [JSON.stringify(won.body), JSON.stringify(qualified.body), qualified.path, made.opportunityId]
  },
}

export const actionWays: readonly Way[] = [byHand, thisLibrary]
