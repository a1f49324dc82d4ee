/** Runs work with a signal that ends it when time runs out or the caller's own signal does. Nothing of it stays behind. */
export async function withDeadline<Result>(
  timeoutInMs: number,
  caller: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController()
  const follow = () => controller.abort(caller?.reason)
  const timer = setTimeout(() => controller.abort(new DOMException('No answer in time', 'TimeoutError')), timeoutInMs)
  caller?.addEventListener('abort', follow, { once: true })
  if (caller?.aborted) follow()
  try {
    return await work(controller.signal)
  } finally {
    clearTimeout(timer)
    caller?.removeEventListener('abort', follow)
  }
}

/** Waits for a promise, but no longer than the signal allows. */
export function untilAborted<Result>(
  promise: Promise<Result>,
  signal: AbortSignal | undefined,
  toError: (reason: unknown) => unknown,
): Promise<Result> {
  if (signal === undefined) return promise
  return new Promise((resolve, reject) => {
    const leave = () => reject(toError(signal.reason))
    signal.addEventListener('abort', leave, { once: true })
    if (signal.aborted) leave()
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}
