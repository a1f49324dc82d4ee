import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { Figures } from './measure.js'
import { waysTo } from './ways.js'

/** A busy machine makes a run dearer, never cheaper: the cheapest counts. */
const runs = 2

type Row = Readonly<Record<string, string>>

/** What going through the pages costs the client, by each way: a table for plain and one for compressed answers. */
export async function benchIterate(pages: number): Promise<readonly (readonly Row[])[]> {
  return [await benchOver('plain', pages), await benchOver('gzip', pages)]
}

async function benchOver(encoding: 'plain' | 'gzip', pages: number): Promise<readonly Row[]> {
  const server = start('server.ts', `${pages}`, encoding)
  const [port] = await once(server, 'message')
  const orgUrl = `http://127.0.0.1:${port}`
  try {
    const names = waysTo(orgUrl).map(({ name }) => name)
    const rows = new Map<string, Figures>()
    // All take turns, so that what else the machine does falls on all.
    for (let run = 0; run < runs; run += 1) {
      for (const name of names) {
        const figures = await figuresOf(start('measure.ts', orgUrl, name, `${pages}`), name)
        rows.set(name, better(rows.get(name) ?? figures, figures))
      }
    }
    const [raw] = rows.values()
    return [...rows].map(([name, figures]) => ({
      [`${pages} pages, ${encoding}`]: name,
      'CPU, s': figures.cpuInSeconds.toFixed(2),
      'ratio to raw fetch': raw === undefined ? '' : `${(figures.cpuInSeconds / raw.cpuInSeconds).toFixed(2)} ×`,
      'wall, s': figures.wallInSeconds.toFixed(2),
      'to first record, ms': figures.firstRecordInMs.toFixed(0),
      'pages in memory': figures.pagesInMemory.toFixed(2),
      'peak memory, MB': figures.peakInMegabytes.toFixed(0),
    }))
  } finally {
    server.disconnect()
  }
}

function better(one: Figures, other: Figures): Figures {
  return {
    cpuInSeconds: Math.min(one.cpuInSeconds, other.cpuInSeconds),
    wallInSeconds: Math.min(one.wallInSeconds, other.wallInSeconds),
    firstRecordInMs: Math.min(one.firstRecordInMs, other.firstRecordInMs),
    peakInMegabytes: Math.min(one.peakInMegabytes, other.peakInMegabytes),
    pagesInMemory: Math.max(one.pagesInMemory, other.pagesInMemory),
  }
}

function figuresOf(client: ChildProcess, name: string): Promise<Figures> {
  return new Promise((resolve, reject) => {
    client.once('message', (figures) => resolve(figures as Figures)) // what measure.ts sends
    client.once('exit', (code) => reject(new Error(`${name} ended with ${code} and without figures.`)))
  })
}

function start(file: string, ...args: readonly string[]) {
  return fork(new URL(file, import.meta.url), args, { execArgv: ['--expose-gc', '--import', 'tsx'] })
}
