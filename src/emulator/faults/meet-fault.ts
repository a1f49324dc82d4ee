import { Refusal } from '../model.js'
import { Throttled } from '../protection/index.js'
import type { Fault } from './fault.js'

/** The connection breaks: no answer comes, or only the beginning of one. */
export class BrokenConnection extends Error {
  override readonly name = 'BrokenConnection'
  readonly code = 'ECONNRESET'
}

const texts = {
  // Source: protocol/errors-and-limits.md 6.5.
  requests: 'Number of requests exceeded the limit of 6000 over time window of 300 seconds.',
  time: 'Combined execution time of incoming requests exceeded limit of 1,200,000 milliseconds over time window of 300 seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.',
  concurrency: 'Number of concurrent requests exceeded the limit of 52.',
  deadlock: 'Sql error: Generic SQL error. CRM ErrorCode: -2147204784 Sql ErrorCode: -2146232060 Sql Number: 1205',
  timeout: 'Sql error: SQL timeout expired. CRM ErrorCode: -2147204783 Sql ErrorCode: -2146232060 Sql Number: -2',
}
const throttleCodes = { requests: '0x80072322', time: '0x80072321', concurrency: '0x80072326' }

/** Our choice: what gateways and sign-ins write differs, and says nothing. */
const page = (title: string) =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`

/** What goes wrong before a request has an effect: an answer in its place, or an error. Undefined where it goes on. */
export function before(fault: Fault): Response | undefined {
  if ('reset' in fault && fault.reset === 'before') throw new BrokenConnection('The connection was reset')
  if ('throttle' in fault) throw throttled(fault)
  if ('sql' in fault) {
    const code = fault.sql === 'deadlock' ? '0x80044150' : '0x80044151'
    throw new Refusal(500, code, texts[fault.sql])
  }
  if ('page' in fault) return html(200, 'Sign in')
  if ('redirectTo' in fault) return new Response(null, { status: 302, headers: { Location: fault.redirectTo } })
  if (!('status' in fault)) return undefined
  if (fault.body === 'json') throw new Refusal(fault.status, '0x80040216', 'An unexpected error occurred.')
  return fault.body === 'empty'
    ? new Response(null, { status: fault.status })
    : html(fault.status, 'Service Unavailable')
}

/** What goes wrong once it had its effect. */
export function after(fault: Fault, answer: Response): Response | Promise<Response> {
  if ('reset' in fault) throw new BrokenConnection('The connection was reset')
  return 'halfBody' in fault ? halved(answer) : answer
}

/** Half of the bytes, with the length of all. */
async function halved(answer: Response): Promise<Response> {
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const headers = new Headers(answer.headers)
  headers.set('Content-Length', String(bytes.length))
  const half = bytes.subarray(0, Math.floor(bytes.length / 2))
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(half),
    pull: (controller) => controller.error(new BrokenConnection('The connection was reset')),
  })
  const hasBody = ![204, 205, 304].includes(answer.status)
  if (!hasBody) throw new BrokenConnection('The connection was reset')
  return new Response(body, { status: answer.status, headers })
}

function throttled({ throttle, retryAfter }: Extract<Fault, { throttle: unknown }>): Refusal {
  return new Throttled(throttleCodes[throttle], texts[throttle], retryAfter)
}

function html(status: number, title: string): Response {
  return new Response(page(title), { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } })
}
