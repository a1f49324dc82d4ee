import { outcomeUnknown } from '../answer/index.js'
import { TransportError } from '../errors/index.js'
import type { Operation } from '../operation/index.js'

/** Nothing was sent when one of these is the reason, and another attempt would end the same way. */
const unreachable = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/** Nothing was sent, and another attempt may end better. */
const passing = new Set(['EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])

/** What became of a request that got no usable answer. */
export function toFailure(cause: unknown, operation: Operation<unknown>): TransportError {
  const { name, repeat } = operation
  const code = codeOf(cause)
  const reason = isAbort(cause) ? ' because the call was aborted' : code === undefined ? '' : ` (${code})`
  if (code !== undefined && (unreachable.has(code) || passing.has(code))) {
    const advice = 'Check orgUrl, the network and the proxy.'
    return new TransportError(`${name} was not sent: the organization cannot be reached${reason}. ${advice}`, {
      cause,
      wasSent: false,
    })
  }
  if (repeat === 'when-refused') return outcomeUnknown(operation, reason, cause)
  return new TransportError(`${name} got no answer${reason}.`, { cause })
}

/** The call was aborted, or its time ran out, before anything was sent. */
export function unsent({ name }: Operation<unknown>, reason: unknown): TransportError {
  const what = isTimeout(reason) ? 'time ran out' : 'the call was aborted'
  return new TransportError(`${name} was not sent: ${what}.`, { cause: reason, wasSent: false })
}

/** Whether another attempt could reach the organization. */
export function mayPass({ cause }: TransportError): boolean {
  const code = codeOf(cause)
  return isTimeout(cause) || (code !== undefined && passing.has(code))
}

function isAbort(reason: unknown): boolean {
  return reason instanceof Error && reason.name === 'AbortError'
}

function isTimeout(reason: unknown): boolean {
  return reason instanceof Error && reason.name === 'TimeoutError'
}

/** The system's or the HTTP client's code, however deep it lies. */
function codeOf(cause: unknown): string | undefined {
  for (let error = cause; error instanceof Error; error = error.cause) {
    if ('code' in error && typeof error.code === 'string') return error.code
    if (isTimeout(error)) return 'timeout'
  }
  return undefined
}
