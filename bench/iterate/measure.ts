import { setTimeout as sleep } from 'node:timers/promises'
import { type Way, waysTo } from './ways.js'

/** Measures one way in a process of its own: `measure.ts <org url> <way> <pages>`. Sends the figures to its parent. */

/** By when the page that is fetched ahead is there. */
const aheadInMs = 100
/** Pages of the reading whose memory is looked at. */
const pagesForMemory = 3
const recordsPerPage = 5_000

export interface Figures {
  readonly cpuInSeconds: number
  readonly wallInSeconds: number
  readonly firstRecordInMs: number
  /** The most that the process held, in megabytes. */
  readonly peakInMegabytes: number
  /** The most that was in use while the reader held a page, as a multiple of a page. */
  readonly pagesInMemory: number
}

const [orgUrl = '', name, pages] = process.argv.slice(2)
const way = waysTo(orgUrl).find((one) => one.name === name)
if (way === undefined) throw new Error(`There is no way ${name}.`)
process.send?.(await measure(way, Number(pages)))
process.disconnect?.()

async function measure(way: Way, pages: number): Promise<Figures> {
  await way.read(() => undefined, 2)
  const speed = await speedOf(way, pages)
  const peakInMegabytes = process.resourceUsage().maxRSS / 1_024
  return { ...speed, peakInMegabytes, pagesInMemory: (await memoryOf(way)) / (await memoryOfPage()) }
}

async function speedOf(way: Way, pages: number) {
  let records = 0
  let firstRecordInMs = 0
  const cpu = process.cpuUsage()
  const start = performance.now()
  await way.read((taken) => {
    if (records === 0) firstRecordInMs = performance.now() - start
    records += Array.isArray(taken) ? taken.length : 1
    return undefined
  }, pages)
  const wallInSeconds = (performance.now() - start) / 1_000
  const { user, system } = process.cpuUsage(cpu)
  if (records !== pages * recordsPerPage) throw new Error(`${way.name} read ${records} records.`)
  return { cpuInSeconds: (user + system) / 1e6, wallInSeconds, firstRecordInMs }
}

/**
 * In use after a collection in the middle of every page, while its reader holds it, over what was in use before. The heap
 * has the records and the texts; buffers that nobody uses are counted until the process comes to free them.
 */
async function memoryOf(way: Way): Promise<number> {
  const before = await inUseAtRest()
  let most = 0
  let records = 0
  await way.read((taken) => {
    records += 1
    if (!Array.isArray(taken) && records % recordsPerPage !== recordsPerPage / 2) return undefined
    return sleep(aheadInMs, taken).then((held) => {
      most = Math.max(most, inUse() - before)
      if (held === undefined) throw new Error('There is nothing to hold.')
    })
  }, pagesForMemory)
  return most
}

/** What a page takes that was parsed whole. */
async function memoryOfPage(): Promise<number> {
  const before = await inUseAtRest()
  const page = JSON.parse(await (await fetch(`${orgUrl}/api/data/v9.2/accounts`)).text())
  const after = await inUseAtRest()
  if (page.value.length !== recordsPerPage) throw new Error('The page is not whole.')
  return after - before
}

/** What was read before is let go of some turns later. */
async function inUseAtRest(): Promise<number> {
  await sleep(aheadInMs)
  inUse()
  await sleep(aheadInMs)
  return inUse()
}

function inUse(): number {
  global.gc?.()
  return process.memoryUsage().heapUsed
}
