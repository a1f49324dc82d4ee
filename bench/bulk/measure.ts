import { ways } from './ways.js'

/** Measures one way in a process of its own: `measure.ts <org url> <way> <count>`. */

const [orgUrl = '', name = '', count = ''] = process.argv.slice(2)
const open = ways[name]
if (open === undefined) throw new Error(`There is no way ${name}.`)
const run = open(orgUrl)

await run(20_000)
let most = 0
const watching = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss())
}, 20)
const cpu = process.cpuUsage()
const startedAt = performance.now()
const made = await run(Number(count))
const seconds = (performance.now() - startedAt) / 1_000
const { user, system } = process.cpuUsage(cpu)
clearInterval(watching)
process.send?.({ made, perSecond: made / seconds, cpuInUs: (user + system) / made, mostInMb: most / 1_000_000 })
process.disconnect?.()
