import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { UnexpectedResponseError } from '../../../src/errors/index.js'
import { brokenConnection } from './answers.js'
import { openExecutor } from './open-executor.js'
import { reading } from './operations.js'

const value = Array.from({ length: 3_000 }, (_, index) => ({ '@odata.etag': `W/"${index}"`, name: `Müller ${index}` }))
const page = { '@odata.context': 'https://x/$metadata#accounts', value, '@odata.nextLink': 'https://x/accounts?page=2' }
const bytes = new TextEncoder().encode(JSON.stringify(page))

/** An answer that comes in chunks, and then ends or breaks. */
function inChunks(body: Uint8Array, reason?: Error): Response {
  let at = 0
  const stream = new ReadableStream({
    pull(controller) {
      if (at < body.length) controller.enqueue(body.slice(at, at + 16_384))
      else if (reason) controller.error(reason)
      else controller.close()
      at += 16_384
    },
  })
  return new Response(stream, { headers: { 'Content-Type': 'application/json' } })
}

describe('a large page', () => {
  it('that breaks in the middle is read again, and no record is lost or there twice', async () => {
    const broken = () => inChunks(bytes.slice(0, 100_000), brokenConnection('ECONNRESET'))
    const { executor, sent } = openExecutor((_, nth) => (nth === 1 ? broken() : inChunks(bytes)))

    expect(await executor.execute(reading())).toEqual(page)
    expect(sent).toHaveLength(2)
  })

  it('that ends too early is refused', async () => {
    const { executor } = openExecutor(() => inChunks(bytes.slice(0, 100_000)))

    await expect(executor.execute(reading())).rejects.toBeInstanceOf(UnexpectedResponseError)
  })

  it('that comes while the call is aborted is given up', async () => {
    const caller = new AbortController()
    const { executor } = openExecutor(({ signal }) => {
      const stream = new ReadableStream({
        start: (controller) => signal.addEventListener('abort', () => controller.error(signal.reason)),
        pull(controller) {
          controller.enqueue(bytes.slice(0, 100_000))
          caller.abort()
        },
      })
      return new Response(stream)
    })

    await expect(executor.execute(reading(), { signal: caller.signal })).rejects.toMatchObject({ kind: 'transport' })
  })

  it('of a runtime that does not stream is read whole', async () => {
    const { executor } = openExecutor(() => Object.defineProperty(inChunks(bytes), 'body', { value: undefined }))

    expect(await executor.execute(reading())).toEqual(page)
  })

  it('comes compressed, because fetch asks for that', async () => {
    const asked: unknown[] = []
    const server = createServer(({ headers }, response) => {
      asked.push(headers['accept-encoding'])
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }).end(gzipSync(bytes))
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const apiRoot = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/data/v9.2/`)

    const { executor } = openExecutor(() => new Response(), { apiRoot, fetch: globalThis.fetch })
    const body = await executor.execute(reading())

    expect(body).toEqual(page)
    expect(asked).toEqual([expect.stringContaining('gzip')])
    server.close()
  })
})
