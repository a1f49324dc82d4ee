/** Files that cannot be read or written as they should be. The message names them; nothing was changed. */
export class OutputError extends Error {
  override readonly name = 'OutputError'
}

/** What the file system said, without the call that it said it to: `permission denied (EACCES)`. */
export function refusedBy(error: unknown, doing: string): OutputError {
  const text = error instanceof Error ? error.message : String(error)
  const [, code, reason] = /^(E[A-Z0-9]+): ([^,]+)/.exec(text) ?? []
  return new OutputError(`${doing}: ${code === undefined ? text : `${reason} (${code})`}.`, { cause: error })
}
