/** Waits, or less when the signal says so; it never fails. */
export function pause(durationInMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, durationInMs)
    signal?.addEventListener('abort', end)
  })
}
