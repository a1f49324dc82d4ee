import { relative } from 'node:path'

/** A path as a message shows it: from the working folder where it lies there. */
export function shownPath(path: string): string {
  const way = relative(process.cwd(), path)
  return way === '' ? '.' : way.startsWith('..') ? path : way
}
