// A night in which everything goes wrong, on the emulator: what a service sees of it, and what it need not care about.
import { createClient, newGuid } from 'dynamics365-crm'
import { createEmulator } from 'dynamics365-crm/emulator'
import { account, lead } from 'dynamics365-crm/entities'
import { isDataverseError } from 'dynamics365-crm/errors'

const { orgUrl, fetch, faults } = createEmulator({ seed: 7 })
const crm = createClient({
  orgUrl,
  fetch,
  credential: async () => 'any',
  // Neither the organization nor a record is named in it: these lines may go into any log.
  onResponse: ({ operation, status, retries, error }) =>
    console.log(`  ${operation}: ${error?.name ?? status}, ${retries} ${retries === 1 ? 'retry' : 'retries'}`),
})

console.log('Too many requests: the client waits as long as it is told.')
faults.add({ throttle: 'requests', retryAfter: 1, times: 2 })
await crm.create(lead, { subject: 'Enterprise plan', lastname: 'Smith' })

console.log('A gateway fails while a record is deleted: harmless, done again.')
const id = await crm.create(account, { name: 'Northwind' })
faults.add({ status: 503, times: 1 })
await crm.delete(account, id)

console.log('The answer to a create with its own id is lost: done again, and there is one record.')
faults.add({ reset: 'after', when: { method: 'POST' }, times: 1 })
await crm.create(account, { name: 'Fabrikam' }, { id: newGuid() })

console.log('The answer to a create without one is lost: nobody knows, and nothing is done twice.')
faults.add({ reset: 'after', when: { method: 'POST' }, times: 1 })
try {
  await crm.create(account, { name: 'Contoso' })
} catch (error) {
  if (!isDataverseError(error) || error.kind !== 'outcome-unknown') throw error
  console.log(`  ${error.message}`)
}
