// A list of leads from a trade fair comes in overnight, on the emulator: with a bad row, a bad connection and an ended process.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BulkOptions, createClient, fileCheckpoint, query, ref } from 'dynamics365-crm'
import { createEmulator } from 'dynamics365-crm/emulator'
import { account, lead } from 'dynamics365-crm/entities'

const { orgUrl, fetch, faults } = createEmulator()
const crm = createClient({ orgUrl, fetch, credential: async () => 'any' })
const nobody = '99999999-0000-0000-0000-000000000009'

/** As a file would be read: row by row. */
async function* visitors() {
  for (let nth = 1; nth <= 2_000; nth += 1) {
    const row = { subject: 'Trade fair', lastname: `Visitor ${nth}` }
    yield nth === 1_234 ? { ...row, parentaccountid: ref(account, nobody) } : row
  }
}

const folder = await mkdtemp(join(tmpdir(), 'import-'))
const options: BulkOptions = { checkpoint: fileCheckpoint(join(folder, 'visitors')), tag: 'trade-fair' }

console.log('The first run loses an answer, and is ended after 500 rows.')
faults.add({ reset: 'after', when: { method: 'POST' }, times: 1 })
for await (const { index } of crm.bulk.create(lead, visitors(), options)) if (index === 499) break

console.log('The second run goes on.')
for await (const outcome of crm.bulk.create(lead, visitors(), options)) {
  if (!outcome.ok) console.log(`  ${outcome.input.lastname} was refused: ${outcome.error.name}`)
}

const { count } = await crm.count(query(lead))
console.log(`There are ${count} leads of 2,000 visitors.`)

const { succeeded } = await crm.bulk.delete(query(lead).where((l) => l.subject.eq('Trade fair'))).summary()
console.log(`${succeeded} were deleted again.`)
await rm(folder, { recursive: true })
