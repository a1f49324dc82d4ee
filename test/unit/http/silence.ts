import type { Sent } from './recording-fetch.js'

/** An answer that never comes; as with any `fetch`, the signal ends the wait. */
export function silence({ signal }: Sent): Promise<Response> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason))
  })
}
