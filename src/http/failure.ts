import { OutcomeUnknownError, TransportError } from '../errors/index.js'
import type { Operation } from '../operation/index.js'

/** Nothing was sent when one of these is the reason. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/** What became of a request that got no usable answer. */
export function toFailure(cause: unknown, operation: Operation<unknown>): TransportError {
  const code = codeOf(cause)
  const reason = code === undefined ? '' : ` (${code})`
  if (code !== undefined && neverSent.has(code)) {
    return new TransportError(
      `${operation.name} was not sent: the organization cannot be reached${reason}. Check orgUrl, the network and the proxy.`,
      { cause },
    )
  }
  if (operation.method !== 'GET' && operation.repeat === 'when-refused') {
    return new OutcomeUnknownError(
      `${operation.name} got no answer${reason}: it may have been done or not. Look before you repeat it.`,
      { cause },
    )
  }
  return new TransportError(`${operation.name} got no answer${reason}.`, { cause })
}

/** Whether a failure came before anything was sent. */
export function wasNeverSent(cause: unknown): boolean {
  const code = codeOf(cause)
  return code !== undefined && neverSent.has(code)
}

/** The system's or the HTTP client's code, however deep it lies. */
function codeOf(cause: unknown): string | undefined {
  for (let error = cause; error instanceof Error; error = error.cause) {
    if ('code' in error && typeof error.code === 'string') return error.code
    if (error.name === 'TimeoutError') return 'timeout'
  }
  return undefined
}
