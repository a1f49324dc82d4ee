import { type Way, waysTo } from './ways.js'

/** Measures one way in a process of its own: `measure.ts <org url> <way>`. Sends the figures to its parent. */

/** The runtime compiles what runs often, for a while: that is to be over. */
const warmUps = 6_000
const calls = 4_000

export interface Figures {
  readonly cpuPerRetrieveInMicroseconds: number
  readonly cpuPerCreateInMicroseconds: number
  readonly cpuPerRecordInMicroseconds: number
  readonly peakMemoryInMegabytes: number
}

const [orgUrl = '', name] = process.argv.slice(2)
const way = waysTo(orgUrl).find((one) => one.name === name)
if (way === undefined) throw new Error(`There is no way ${name}.`)
process.send?.(await measure(way))
process.disconnect?.()

async function measure({ retrieve, create, readPages }: Way): Promise<Figures> {
  await retrieve(warmUps)
  const cpuPerRetrieveInMicroseconds = (await cpuOf(() => retrieve(calls))) / calls
  await create(warmUps)
  const cpuPerCreateInMicroseconds = (await cpuOf(() => create(calls))) / calls
  let records = await readPages()
  const cpu = await cpuOf(async () => {
    records = await readPages()
  })
  return {
    cpuPerRetrieveInMicroseconds,
    cpuPerCreateInMicroseconds,
    cpuPerRecordInMicroseconds: cpu / records,
    peakMemoryInMegabytes: process.resourceUsage().maxRSS / 1_024,
  }
}

async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return user + system
}
