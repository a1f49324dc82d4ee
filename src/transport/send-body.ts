import type { ClientRequest } from 'node:http'

type Body = RequestInit['body'] | undefined

/** The length of a body in bytes; a stream has none, and goes out in chunks. */
export function lengthHeader(method: string, body: Body): readonly string[] {
  const length = lengthOf(body)
  if (length === undefined) return ['transfer-encoding', 'chunked']
  return length === 0 && (method === 'GET' || method === 'DELETE') ? [] : ['content-length', String(length)]
}

function lengthOf(body: Body): number | undefined {
  if (body === undefined || body === null) return 0
  if (typeof body === 'string') return Buffer.byteLength(body)
  if (body instanceof Uint8Array) return body.byteLength
  return body instanceof Blob ? body.size : undefined
}

/** Sends a body, no faster than the connection takes it. */
export function sendBody(outgoing: ClientRequest, body: Body): void {
  if (body === undefined || body === null) outgoing.end()
  else if (typeof body === 'string' || body instanceof Uint8Array) outgoing.end(body)
  else if (body instanceof Blob) pump(outgoing, body.stream())
  else if (body instanceof ReadableStream) pump(outgoing, body)
  else outgoing.destroy(new TypeError('A body must be a text, bytes, a Blob or a ReadableStream.'))
}

function pump(outgoing: ClientRequest, body: ReadableStream<Uint8Array>): void {
  const reader = body.getReader()
  const leave = () => void reader.cancel().catch(() => {})
  outgoing.once('close', leave)
  write(outgoing, reader).then(
    () => outgoing.removeListener('close', leave),
    (error: unknown) => outgoing.destroy(error instanceof Error ? error : new Error(String(error))),
  )
}

async function write(outgoing: ClientRequest, reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    if (outgoing.destroyed) return
    if (!outgoing.write(read.value)) await drained(outgoing)
  }
  outgoing.end()
}

/** Also where the connection ends first. */
function drained(outgoing: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      outgoing.removeListener('drain', finish)
      outgoing.removeListener('close', finish)
      resolve()
    }
    outgoing.once('drain', finish)
    outgoing.once('close', finish)
  })
}
