import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Files } from './generate-modules.js'

export function readFolder(folder: string): Files {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(names.map(({ name }) => [name, readFileSync(join(folder, name), 'utf8')]))
}
