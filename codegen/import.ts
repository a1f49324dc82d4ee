/**
 * `npm run codegen:import -- <metadata folder>`: rewrites `codegen/metadata` from the full documents.
 * With `--check` it only says whether it is current.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { compareFiles } from './compare.js'
import { readFolder, writeFolder } from './folder.js'
import { importNames, importTables } from './index.js'
import { tables } from './tables.js'

const { positionals, values } = parseArgs({ allowPositionals: true, options: { check: { type: 'boolean' } } })
const [folder] = positionals
if (folder === undefined) throw new Error('Which folder holds the metadata? npm run codegen:import -- <folder>')

const read = (file: string): string => readFileSync(join(folder, file), 'utf8')
const target = join(import.meta.dirname, 'metadata')
const csdl = read('csdl/dataverse-metadata.xml')
const files = importTables({
  csdl,
  supplement: read('sample-csdl.xml'),
  definitions: read('entity-definitions.json'),
  tables,
})

const namesFile = 'known-names.json'
const names = `${JSON.stringify(importNames(csdl), null, 2)}\n`

if (values.check) {
  const found = new Map([
    ...readFolder(target),
    [namesFile, readFileSync(join(import.meta.dirname, namesFile), 'utf8')],
  ])
  const stale = compareFiles(new Map([...files, [namesFile, names]]), found)
  for (const line of stale) console.error(`codegen: ${line}`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  writeFolder(target, files)
  writeFileSync(join(import.meta.dirname, namesFile), names)
  console.log(`${files.size} tables written to codegen/metadata`)
}
