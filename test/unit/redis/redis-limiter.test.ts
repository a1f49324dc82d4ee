import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { createClient } from 'redis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { redisLimiter } from '../../../src/redis/index.js'
import { plainEnvironment } from '../../fixtures/plain-environment.js'

const given = process.env['REDIS_URL']
const hasServer = spawnSync('redis-server', ['--version']).status === 0
const never = new AbortController().signal

/** Why these tests are skipped where they are: there is neither REDIS_URL nor redis-server. */
describe.skipIf(given === undefined && !hasServer)('limits shared over Redis', () => {
  let server: ChildProcess | undefined
  let url = given ?? ''

  beforeAll(async () => {
    if (given !== undefined) return
    const port = await freePort()
    url = `redis://127.0.0.1:${port}`
    const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
    server = spawn('redis-server', options, { env: plainEnvironment, stdio: ['ignore', 'pipe', 'ignore'] })
    await new Promise<void>((resolve) => {
      server?.stdout?.on('data', (text) => String(text).includes('Ready to accept') && resolve())
    })
  })
  afterAll(() => {
    server?.kill()
  })

  async function connected() {
    const client = createClient({ url })
    await client.connect()
    return client
  }

  it('give two clients together what a slice of the window has, and the rest later', async () => {
    const clients = [await connected(), await connected()]
    const key = `window-${process.pid}`
    const granted: number[] = []

    await Promise.all(
      clients.map(async (client) => {
        const limiter = redisLimiter({ client, key, requests: 22, windowInMs: 10_000 })
        for (let nth = 0; nth < 4; nth += 1) {
          await limiter.acquire(never)
          granted.push(performance.now())
        }
      }),
    )
    for (const client of clients) client.destroy()

    // Two a second; a stretch of nearly a second touches two slices.
    const most = Math.max(...granted.map((from) => granted.filter((at) => at >= from && at < from + 900).length))
    expect(granted).toHaveLength(8)
    expect(most).toBeLessThanOrEqual(4)
  }, 30_000)

  it('are held back for all once the service has refused one', async () => {
    const [one, other] = [await connected(), await connected()]
    const key = `blocked-${process.pid}`
    const leaving = new AbortController()

    await redisLimiter({ client: one, key }).refused?.(60_000)
    const waiting = redisLimiter({ client: other, key }).acquire(leaving.signal)
    leaving.abort('enough')

    await expect(waiting).rejects.toBe('enough')
    for (const client of [one, other]) client.destroy()
  })

  it('are passed over while Redis cannot be reached, or fail the call where that is wanted', async () => {
    const client = await connected()
    client.destroy()

    await redisLimiter({ client, key: 'x' }).acquire(never)
    await redisLimiter({ client, key: 'x' }).refused?.(1_000)

    await expect(redisLimiter({ client, key: 'x', whenUnavailable: 'fail' }).acquire(never)).rejects.toBeInstanceOf(
      Error,
    )
  })
})

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port'))))
    })
  })
}
