// Checks what a web form sent against the metadata of the table, and stores it as a lead.
import { lead } from 'dynamics365-crm/entities'
import { payloadSchema } from 'dynamics365-crm/validation'
import { openOrganization } from './organization.js'

const crm = openOrganization()
const form = payloadSchema(lead, 'create', {
  only: ['subject', 'lastname', 'companyname', 'emailaddress1', 'estimatedclosedate'],
  required: 'business',
})

async function submit(fields: unknown): Promise<string> {
  const { data, error } = form.safeParse(fields)
  if (error) return `refused: ${error.issues.map(({ message }) => message).join(' ')}`
  await crm.create(lead, data)
  return 'stored'
}

console.log(await submit({ subject: 'x'.repeat(305), lastname: 'Smith', estimatedclosedate: '2026-02-30' }))
console.log(await submit({ subject: 'Enterprise plan', lastname: 'Smith', ownerid: 'me' }))
console.log(await submit({ subject: 'Enterprise plan', lastname: 'Smith', companyname: 'Northwind' }))
