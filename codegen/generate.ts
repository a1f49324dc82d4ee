/** `npm run codegen`: rewrites `src/entities` and `src/metadata`. With `--check` it only says whether they are current. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compareFiles } from './compare.js'
import { readFolder, writeFolder } from './folder.js'
import { generateModules, type KnownNames, type TableDocument } from './index.js'

const root = join(import.meta.dirname, '..')

const texts = [...readFolder(join(root, 'codegen', 'metadata')).values()]
const documents = texts.map((text) => JSON.parse(text) as TableDocument) // the importer wrote them
const names: KnownNames = JSON.parse(readFileSync(join(root, 'codegen', 'known-names.json'), 'utf8'))
const rooms = Object.entries(generateModules(documents, names))

if (process.argv.includes('--check')) {
  const stale = rooms.flatMap(([room, files]) =>
    compareFiles(files, readFolder(join(root, 'src', room))).map((line) => `src/${room}/${line}`),
  )
  for (const line of stale) console.error(line)
  if (stale.length > 0) console.error('Run `npm run codegen` and commit what it writes.')
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  for (const [room, files] of rooms) writeFolder(join(root, 'src', room), files)
  console.log(`${documents.length} tables generated`)
}
