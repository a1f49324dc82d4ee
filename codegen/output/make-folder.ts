import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it, one by one: asked for all of them, Node tries for ever where the file system says
 * that there can be none, as in `/proc`. Gives back the uppermost that it made.
 */
export function makeFolder(folder: string): string | undefined {
  if (existsSync(folder)) return undefined
  const above = makeFolder(dirname(folder))
  mkdirSync(folder)
  return above ?? folder
}
