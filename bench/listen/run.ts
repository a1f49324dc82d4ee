import { fork } from 'node:child_process'
import { once } from 'node:events'
import { listeners } from './measure.js'

/** What listening costs a call: nothing of the network is in it, but making the answer is. */
export async function benchListen(): Promise<readonly Readonly<Record<string, string>>[]> {
  const times: [string, number][] = []
  for (const name of Object.keys(listeners)) {
    const child = fork(new URL('measure.ts', import.meta.url), [name], { execArgv: ['--import', 'tsx'] })
    const [time] = await once(child, 'message')
    times.push([name, time])
  }
  const nobody = times[0]?.[1] ?? Number.NaN
  return times.map(([name, time]) => ({
    'who listens': name,
    'µs per call': time.toFixed(1),
    'over nobody, µs': (time - nobody).toFixed(1),
  }))
}
