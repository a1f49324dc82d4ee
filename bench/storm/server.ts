import { createServer } from 'node:http'
import { latencyInMs, losesAtRandom, refusesAtRandom, refusesInWindows, waitInMs } from './schedule.js'

/** The organization in a storm: `server.ts random` or `server.ts windows`. Tells its parent what it saw when it is asked. */

export interface Seen {
  readonly requests: number
  /** Calls whose record was made more than once. */
  readonly twice: number
  readonly made: number
  /** Attempts of a call before its `Retry-After` was over. */
  readonly early: number
}

const kind = process.argv[2]
const inWindows = refusesInWindows(() => performance.now())
const refuses = kind === 'windows' ? inWindows : refusesAtRandom
const loses = kind === 'windows' ? () => false : losesAtRandom

const attempts = new Map<number, number>()
const made = new Map<number, number>()
const notBefore = new Map<number, number>()
let requests = 0
let early = 0

const throttled = JSON.stringify({
  error: {
    code: '0x80072322',
    message: 'Number of requests exceeded the limit of 6000 over time window of 300 seconds.',
  },
})
const duplicate = JSON.stringify({ error: { code: '0x80040237', message: 'Cannot insert duplicate key.' } })

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const { numberofemployees: nth, accountid } = JSON.parse(Buffer.concat(chunks).toString())
  requests += 1
  // A timer of Node may be a millisecond early.
  if (performance.now() < (notBefore.get(nth) ?? 0) - 1) early += 1
  const attempt = (attempts.get(nth) ?? 0) + 1
  attempts.set(nth, attempt)
  const isRefused = refuses(nth, attempt)
  await new Promise((resolve) => setTimeout(resolve, latencyInMs))
  const json = { 'Content-Type': 'application/json' }
  if (isRefused) {
    notBefore.set(nth, performance.now() + waitInMs)
    response.writeHead(429, { ...json, 'Retry-After': String(waitInMs / 1_000) }).end(throttled)
    return
  }
  const before = made.get(nth) ?? 0
  if (before > 0 && accountid !== undefined) {
    response.writeHead(412, json).end(duplicate)
    return
  }
  made.set(nth, before + 1)
  if (loses(nth, attempt)) {
    request.socket.destroy()
    return
  }
  const id = accountid ?? `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`
  const entityId = `http://${request.headers.host}/api/data/v9.2/accounts(${id})`
  response.writeHead(204, { 'OData-EntityId': entityId }).end()
})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.(typeof address === 'object' && address !== null ? address.port : 0)
})
process.on('message', () => {
  const twice = [...made.values()].filter((times) => times > 1).length
  process.send?.({ requests, twice, made: made.size, early } satisfies Seen)
})
process.on('disconnect', () => process.exit())
