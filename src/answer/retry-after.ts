/** Nobody waits longer, whatever is asked. */
const longestInMs = 24 * 3_600_000

/** How long a refusal asks to wait: in seconds, or as a date. What is neither counts for nothing. */
export function retryAfter(header: string | null): { retryAfterInMs?: number; isRetryAfterCapped?: boolean } {
  if (header === null || header.trim() === '') return {}
  const seconds = Number(header)
  const inMs = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1_000
  if (Number.isNaN(inMs)) return {}
  return inMs > longestInMs
    ? { retryAfterInMs: longestInMs, isRetryAfterCapped: true }
    : { retryAfterInMs: Math.max(0, inMs) }
}
