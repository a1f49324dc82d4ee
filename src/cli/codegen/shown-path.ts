import { relative } from 'node:path'

/** A path as a message shows it: from the working folder where it lies there. */
export function shownPath(path: string, folder: string): string {
  const way = relative(folder, path)
  return way.startsWith('..') ? path : way || '.'
}
