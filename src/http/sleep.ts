/** A timer holds no more milliseconds. */
export const longestTimerInMs = 2 ** 31 - 1

/** Waits until a time, in milliseconds since 1970, or until the signal is aborted. Nothing of it stays behind. */
export function sleepUntil(time: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', finish)
      resolve()
    }
    const timer = setTimeout(finish, Math.min(Math.max(0, time - Date.now()), longestTimerInMs))
    signal?.addEventListener('abort', finish, { once: true })
    if (signal?.aborted) finish()
  })
}
