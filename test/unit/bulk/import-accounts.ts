/** A process that imports accounts and may be killed at any moment: `node import-accounts.mjs <url> <checkpoint> <count>`. */
import { createClient, fileCheckpoint } from 'dynamics365-crm'
import { account } from 'dynamics365-crm/entities'

const [orgUrl = '', path = '', count = ''] = process.argv.slice(2)
const crm = createClient({ orgUrl, credential: async () => 'any' })

function* rows() {
  for (let nth = 0; nth < Number(count); nth += 1) yield { name: `${10_000 + nth}`, accountnumber: String(nth) }
}

const { succeeded } = await crm.bulk
  .create(account, rows(), { checkpoint: fileCheckpoint(path), batchSize: 25, parallelism: 4 })
  .summary()
console.log(String(succeeded))
