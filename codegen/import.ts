/**
 * `npm run codegen:import -- <metadata folder>`: rewrites the JSON files of `codegen` from the full documents.
 * With `--check` it only says whether they are current.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readCodes } from './errors/index.js'
import { importNames, importOperations, importTables } from './import-tables.js'
import { differences, planOutput, writeOutput } from './output/index.js'
import { tables } from './tables.js'

const { positionals, values } = parseArgs({ allowPositionals: true, options: { check: { type: 'boolean' } } })
const [folder] = positionals
if (folder === undefined) throw new Error('Which folder holds the metadata? npm run codegen:import -- <folder>')

const read = (file: string): string => readFileSync(join(folder, file), 'utf8')
const csdl = read('csdl/dataverse-metadata.xml')
const documents = importTables({
  csdl,
  supplement: read('sample-csdl.xml'),
  definitions: read('entity-definitions.json'),
  tables,
})
const files = new Map([
  ...[...documents].map(([name, text]) => [`metadata/${name}`, text] as const),
  ['operations.json', importOperations(csdl)],
  ['known-names.json', `${JSON.stringify(importNames(csdl), null, 2)}\n`],
])
files.set(
  'error-codes.json',
  `${JSON.stringify(readCodes(read('../protocol/error-codes.csv'), read('../protocol/actions.md')), null, 2)}\n`,
)
const plan = planOutput(import.meta.dirname, files, {
  owns: (file) => files.has(file) || /^metadata\/.*\.json$/.test(file),
})

if (values.check) {
  const stale = differences(plan)
  if (stale !== '') console.error(stale)
  process.exitCode = stale === '' ? 0 : 1
} else {
  writeOutput(plan)
  console.log(`${documents.size} tables imported, ${plan.write.length} files written to codegen`)
}
