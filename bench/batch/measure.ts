import { ways } from './ways.js'

/** Measures one way in a process of its own: `measure.ts <org url> <way>`. Sends the CPU per operation in µs to its parent. */

const size = 1_000
const warmUps = 40
const batches = 40

const [orgUrl = '', name = ''] = process.argv.slice(2)
const open = ways[name]
if (open === undefined) throw new Error(`There is no way ${name}.`)
const batch = open(orgUrl)

async function run(count: number): Promise<void> {
  for (let nth = 0; nth < count; nth += 1) {
    const ids = await batch(size)
    if (ids !== size) throw new Error(`${ids} ids came back.`)
  }
}

await run(warmUps)
const before = process.cpuUsage()
await run(batches)
const { user, system } = process.cpuUsage(before)
process.send?.((user + system) / (batches * size))
process.disconnect?.()
