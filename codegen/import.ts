/** `npm run codegen:import -- <metadata folder>`: rewrites `codegen/metadata` from the full documents. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importTables } from './index.js'
import { tables } from './tables.js'

const folder = process.argv[2]
if (folder === undefined) throw new Error('Which folder holds the metadata? npm run codegen:import -- <folder>')

const read = (file: string): string => readFileSync(join(folder, file), 'utf8')
const target = join(import.meta.dirname, 'metadata')
const files = importTables({
  csdl: read('csdl/dataverse-metadata.xml'),
  supplement: read('sample-csdl.xml'),
  definitions: read('entity-definitions.json'),
  tables,
})

rmSync(target, { recursive: true, force: true })
mkdirSync(target, { recursive: true })
for (const [name, text] of files) writeFileSync(join(target, name), text)
console.log(`${files.size} tables written to codegen/metadata`)
