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
