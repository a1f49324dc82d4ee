import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Figures } from './measure.js'

const names = ['raw fetch', 'dynamics365-crm', 'dynamics365-crm over global fetch', 'dynamics-web-api']
/** A busy machine makes a run dearer, never cheaper: the cheapest counts. */
const runs = 3

/** CPU of the client per record read on its own, per created record and per record of a page, and the most memory it held. */
export async function benchRequests(): Promise<readonly Readonly<Record<string, string | number>>[]> {
  const server = start('server.ts')
  const [port] = await once(server, 'message')
  try {
    const rows: [string, Figures][] = []
    for (const name of names) rows.push([name, await cheapest(`http://127.0.0.1:${port}`, name)])
    const raw = rows[0]?.[1]
    return rows.map(([name, figures]) => ({
      client: name,
      'µs per retrieve': figures.cpuPerRetrieveInMicroseconds.toFixed(0),
      'ratio to raw fetch': ratio(figures.cpuPerRetrieveInMicroseconds, raw?.cpuPerRetrieveInMicroseconds),
      'µs per create': figures.cpuPerCreateInMicroseconds.toFixed(0),
      'ratio to raw fetch ': ratio(figures.cpuPerCreateInMicroseconds, raw?.cpuPerCreateInMicroseconds),
      'µs per record read': figures.cpuPerRecordInMicroseconds.toFixed(2),
      'ratio to raw fetch  ': ratio(figures.cpuPerRecordInMicroseconds, raw?.cpuPerRecordInMicroseconds),
      'peak memory, MB': figures.peakMemoryInMegabytes.toFixed(0),
    }))
  } finally {
    server.disconnect()
  }
}

async function cheapest(orgUrl: string, name: string): Promise<Figures> {
  const measured: Figures[] = []
  for (let run = 0; run < runs; run += 1) {
    const client = start('measure.ts', orgUrl, name)
    const [figures] = await once(client, 'message')
    measured.push(figures)
  }
  const least = (figure: keyof Figures) => Math.min(...measured.map((figures) => figures[figure]))
  return {
    cpuPerRetrieveInMicroseconds: least('cpuPerRetrieveInMicroseconds'),
    cpuPerCreateInMicroseconds: least('cpuPerCreateInMicroseconds'),
    cpuPerRecordInMicroseconds: least('cpuPerRecordInMicroseconds'),
    peakMemoryInMegabytes: least('peakMemoryInMegabytes'),
  }
}

function start(file: string, ...args: readonly string[]) {
  return fork(new URL(file, import.meta.url), args, { execArgv: ['--import', 'tsx'] })
}

function ratio(figure: number, to: number | undefined): string {
  return to === undefined ? '' : `${(figure / to).toFixed(2)} ×`
}
