/** Waits so long, or until the caller gives up: then it rejects with the signal's reason. */
export function wait(durationInMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', leave)
      resolve()
    }, durationInMs)
    signal.addEventListener('abort', leave, { once: true })
    if (signal.aborted) leave()
  })
}
