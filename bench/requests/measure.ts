import { type Way, waysTo } from './ways.js'

/** Measures one way in a process of its own: `measure.ts <org url> <way>`. Sends the figures to its parent. */

const creates = 500

export interface Figures {
  readonly cpuPerCreateInMicroseconds: number
  readonly cpuPerRecordInMicroseconds: number
  readonly peakMemoryInMegabytes: number
}

const [orgUrl = '', name] = process.argv.slice(2)
const way = waysTo(orgUrl).find((one) => one.name === name)
if (way === undefined) throw new Error(`There is no way ${name}.`)
process.send?.(await measure(way))
process.disconnect?.()

async function measure({ create, readPages }: Way): Promise<Figures> {
  await create(creates)
  const cpuPerCreateInMicroseconds = (await cpuOf(() => create(creates))) / creates
  let records = await readPages()
  const cpu = await cpuOf(async () => {
    records = await readPages()
  })
  return {
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
