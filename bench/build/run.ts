import { actionWays } from './action-ways.js'
import { type Way, ways } from './ways.js'

const warmUp = 20_000
const builds = 500
const rounds = 60

type Rows = readonly Readonly<Record<string, string>>[]

/** What it costs to make the URL of a query. */
export function benchBuild(): Promise<Rows> {
  return compare(ways, 'query')
}

/** What it costs to make the request of an action and to read its answer. */
export function benchActions(): Promise<Rows> {
  return compare(actionWays, 'two actions')
}

/** The median of many rounds, the ways taking turns. The first is by hand. */
async function compare(ways: readonly Way[], built: string): Promise<Rows> {
  const samples = new Map(ways.map((way) => [way, [] as number[]]))
  for (const { build } of ways) for (let nth = 0; nth < warmUp; nth += 1) await build(nth)
  for (let round = 0; round < rounds; round += 1) {
    for (const [{ build }, times] of samples) times.push(await timeOf(build))
  }
  const byHand = medianOf([...samples.values()][0])
  return [...samples].map(([{ name }, times]) => ({
    'way to build': name,
    [`µs per ${built}`]: medianOf(times).toFixed(2),
    'ratio to by hand': `${(medianOf(times) / byHand).toFixed(1)} ×`,
  }))
}

async function timeOf(build: (revenue: number) => unknown): Promise<number> {
  const start = performance.now()
  for (let nth = 0; nth < builds; nth += 1) {
    const built = build(nth)
    // Joined texts are put together when somebody reads them.
    if (typeof built === 'string') built.charCodeAt(nth % built.length)
    else await built
  }
  return ((performance.now() - start) * 1_000) / builds
}

function medianOf(times: readonly number[] = []): number {
  return times.toSorted((one, other) => one - other)[times.length >> 1] ?? Number.NaN
}
