import { fork } from 'node:child_process'
import { once } from 'node:events'
import { ways } from './ways.js'

type Row = Readonly<Record<string, string>>

interface Figures {
  readonly made: number
  readonly perSecond: number
  readonly cpuInUs: number
  readonly mostInMb: number
}

const records = 100_000
const reference = 'by hand, node:http, 100 in each'
const manyRecords = 1_000_000
/** Node takes more memory than it needs, where there is some: this is what the call gets by with. */
const littleMemory = ['--max-old-space-size=60', '--max-semi-space-size=1']

/** Creates through a server that takes 20 ms and allows 52 requests at once, and where asked the memory of ten times as many. */
export async function benchBulk({ isLong }: { readonly isLong: boolean }): Promise<readonly Row[]> {
  const all = []
  for (const name of Object.keys(ways)) all.push(await figuresOf(name, records))
  if (isLong) {
    all.push(await figuresOf('crm.bulk.create, an async source', manyRecords))
    const inLittle = await figuresOf('crm.bulk.create, an async source', manyRecords, littleMemory)
    all.push({ ...inLittle, name: `crm.bulk.create, ${littleMemory.join(' ')}` })
  }
  const byHand = all.find(({ name }) => name === reference)?.perSecond ?? Number.NaN
  return all.map(({ name, count, made, refused, perSecond, cpuInUs, mostInMb }) => ({
    client: name,
    records: count.toLocaleString('en'),
    lost: String(count - made),
    refused: String(refused),
    'records/s': Math.round(perSecond).toLocaleString('en'),
    'ratio to by hand, 100 in each': `${(perSecond / byHand).toFixed(2)} ×`,
    'CPU, µs a record': cpuInUs.toFixed(1),
    'most memory, MB': mostInMb.toFixed(0),
  }))
}

async function figuresOf(name: string, count: number, flags: readonly string[] = []) {
  const server = start('server.ts', [])
  const [port] = await once(server, 'message')
  try {
    const [figures] = (await once(
      start('measure.ts', flags, `http://127.0.0.1:${port}`, name, String(count)),
      'message',
    )) as [Figures]
    const answered = once(server, 'message')
    server.send('what did you see?')
    const [{ refused }] = (await answered) as [{ readonly refused: number }]
    return { name, count, refused, ...figures }
  } finally {
    server.disconnect()
  }
}

function start(file: string, flags: readonly string[], ...args: readonly string[]) {
  return fork(new URL(file, import.meta.url), args, { execArgv: ['--import', 'tsx', ...flags] })
}
