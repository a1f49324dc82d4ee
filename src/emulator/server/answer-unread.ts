import type { Duplex } from 'node:stream'
import { badUrl } from './refuse.js'
import { refused } from './respond.js'

/** How long a caller whose request was refused unread may go on sending before the connection ends. */
export const patienceInMs = 1000

/**
 * Answers what Node cannot read as a request, in the way in which the service answers a URL that is too long: most
 * likely it is that. Source: protocol/wire.md 1.2.
 */
export function answerUnread({ code }: NodeJS.ErrnoException, socket: Duplex, requestId: string): void {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const body = JSON.stringify(refused(reasonOf(code)).json)
  const head = [
    'HTTP/1.1 400 Bad Request',
    'OData-Version: 4.0',
    `REQ_ID: ${requestId}`,
    'Content-Type: application/json; odata.metadata=minimal',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
  // Closing now would reset the connection below a caller that is still sending, and take the answer with it.
  socket.resume()
  setTimeout(() => socket.destroy(), patienceInMs).unref()
}

function reasonOf(code: string | undefined) {
  if (code === 'HPE_HEADER_OVERFLOW') return badUrl('Invalid URI: The Uri string is too long.')
  // Our choice: the text.
  return badUrl('The request is not HTTP.')
}
