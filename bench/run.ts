import { benchBatch } from './batch/run.js'
import { benchActions, benchBuild } from './build/run.js'
import { benchBulk } from './bulk/run.js'
import { benchIterate } from './iterate/run.js'
import { benchListen } from './listen/run.js'
import { benchOrganization } from './organization/run.js'
import { benchRequests } from './requests/run.js'
import { benchSize } from './size/run.js'
import { benchStart } from './start/run.js'
import { benchStorm } from './storm/run.js'
import { benchTypes } from './types/run.js'

/**
 * Every figure that a user pays for, from one machine in one run. Those of the type checker and of the generator have
 * limits. `npm run bench -- --long` goes through 100 pages of 5,000 records instead of 10, and creates a million.
 */
const isLong = process.argv.includes('--long')
const pages = isLong ? 100 : 10
console.log('\nType checking: 60 tables of 100 columns, 50 queries')
const types = benchTypes()
console.table(types.rows)
const organization = benchOrganization()
console.log(`\nCode generation: ${organization.document}`)
console.table(organization.rows)
console.log('\nRequests: CPU and memory of the client')
console.table(await benchRequests())
console.log('\nBatches of 1,000 creates: CPU of the client')
console.table(await benchBatch())
console.log('\nCreating 100,000 records: 20 ms a request, 52 at once')
console.table(await benchBulk({ isLong }))
console.log('\nListening: a call without a network')
console.table(await benchListen())
const storm = await benchStorm()
console.log('\nA storm: 2,000 creates, 30 % refused with 429 and 2 % done without an answer')
console.table(storm.atRandom)
console.log('\nA storm in windows: 400 let through, then everything refused for a second')
console.table(storm.inWindows)
console.log('\nGoing through pages of 5,000 records with 30 columns')
for (const rows of await benchIterate(pages)) console.table(rows)
console.log('\nBuilding a query of 12 columns, 6 conditions and 2 expands')
console.table(await benchBuild())
console.log('\nTwo actions, from their input to what comes back')
console.table(await benchActions())
const start = await benchStart()
console.log('\nCold start, to a client that could send')
console.table(start.ready)
console.log('\nCold start, to the first answer')
console.table(start.answered)
console.log('\nBundle')
console.table(await benchSize())

if (!types.isWithinLimits || !organization.isWithinLimits) {
  console.error('Checking the queries or generating the code costs more than it may.')
  process.exitCode = 1
}
