import type { CallOptions, Executor, Operation } from '../operation/index.js'
import type { Page } from '../query/index.js'

/** Reads page after page, one ahead of the reader. A reader that stops cuts the request ahead short. */
export async function* readPages<Part extends Page<unknown> & { readonly next?: Operation<Part> }>(
  executor: Executor,
  start: Operation<Part> | Part,
  options: CallOptions,
): AsyncGenerator<Part, void, undefined> {
  const stop = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal
  const read = (operation: Operation<Part>) => executor.execute(operation, { ...options, signal })

  let ahead: Promise<Part> | undefined = 'records' in start ? Promise.resolve(start) : read(start)
  try {
    while (ahead !== undefined) {
      const page: Part = await ahead
      ahead = page.next && read(page.next)
      // Its failure is thrown when the reader comes to it.
      ahead?.catch(() => {})
      yield page
    }
  } finally {
    stop.abort()
  }
}
