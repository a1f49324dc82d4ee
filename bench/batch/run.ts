import { fork } from 'node:child_process'
import { once } from 'node:events'
import { ways } from './ways.js'

/** A busy machine makes a run dearer, never cheaper: the cheapest counts. */
const runs = 2

/** CPU of the client per operation, in batches of 1,000 creates. */
export async function benchBatch(): Promise<readonly Readonly<Record<string, string>>[]> {
  const server = start('server.ts')
  const [port] = await once(server, 'message')
  try {
    const times: [string, number][] = []
    for (const name of Object.keys(ways)) {
      let least = Number.POSITIVE_INFINITY
      for (let run = 0; run < runs; run += 1) {
        const [time] = await once(start('measure.ts', `http://127.0.0.1:${port}`, name), 'message')
        least = Math.min(least, time)
      }
      times.push([name, least])
    }
    const byHand = times[0]?.[1] ?? Number.NaN
    return times.map(([client, time]) => ({
      client,
      'µs per operation': time.toFixed(1),
      'ratio to by hand': `${(time / byHand).toFixed(2)} ×`,
    }))
  } finally {
    server.disconnect()
  }
}

function start(file: string, ...args: readonly string[]) {
  return fork(new URL(file, import.meta.url), args, { execArgv: ['--import', 'tsx'] })
}
