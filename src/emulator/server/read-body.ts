import type { IncomingMessage } from 'node:http'
import { tooLarge } from './refuse.js'

/** Source: protocol/errors-and-limits.md 7.3, where it is unverified. */
const mostInMegabytes = 128
const mostInBytes = mostInMegabytes * 1024 * 1024

/** The body of a request. One that is too large is refused as soon as that shows, and its rest is left unread. */
export async function readBody(incoming: IncomingMessage): Promise<Blob> {
  if (Number(incoming.headers['content-length'] ?? 0) > mostInBytes) throw tooLarge(mostInMegabytes)
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array<ArrayBuffer>[] = []
    let size = 0
    incoming.on('data', (chunk: Uint8Array<ArrayBuffer>) => {
      size += chunk.length
      if (size <= mostInBytes) chunks.push(chunk)
      else reject(tooLarge(mostInMegabytes))
    })
    incoming.once('end', () => resolve(new Blob(chunks)))
    incoming.once('error', reject)
    incoming.once('close', () => reject(new Error('The connection ended inside of a request.')))
  })
}
