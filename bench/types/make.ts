import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { queryModule } from './queries.js'
import { nameOf, tableCount, tableModule } from './schema.js'

const queryCount = 50
/** Of the library the declarations are checked against, as they are published: its own code is not its users' to check. */
const tsconfig = {
  extends: '../../../tsconfig.json',
  compilerOptions: {
    types: [],
    paths: {
      'dynamics365-crm': ['../../../dist/index.d.ts'],
      'dynamics365-crm/runtime': ['../../../dist/runtime.d.ts'],
    },
  },
  include: ['.'],
  exclude: [],
}

/** Writes the made-up schema and its queries, the same ones every time. Returns the folder. */
export function make(): string {
  const folder = new URL('generated/', import.meta.url)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(new URL('schema/', folder), { recursive: true })
  for (let table = 0; table < tableCount; table += 1) {
    writeFileSync(new URL(`schema/${nameOf(table)}.ts`, folder), tableModule(table))
  }
  writeFileSync(new URL('queries.ts', folder), queryModule(queryCount))
  writeFileSync(new URL('tsconfig.json', folder), JSON.stringify(tsconfig, null, 2))
  return folder.pathname
}
