/** `npm run codegen`: rewrites `src/entities`, `src/operations` and `src/metadata`. With `--check` it only says whether they are current. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codesPage, codeTable, type ErrorCode } from './errors/index.js'
import { readFolder } from './folder.js'
import type { OperationsDocument, TableDocument } from './index.js'
import type { KnownNames } from './known-names.js'
import { generatorFiles, libraryFiles } from './library-files.js'
import { differences, type OutputPlan, planOutput, writeOutput } from './output/index.js'

const root = join(import.meta.dirname, '..')

const texts = [...readFolder(join(root, 'codegen', 'metadata')).values()]
const documents = texts.map((text) => JSON.parse(text) as TableDocument) // the importer wrote them
const names: KnownNames = JSON.parse(readFileSync(join(root, 'codegen', 'known-names.json'), 'utf8'))
const operations: OperationsDocument = JSON.parse(readFileSync(join(root, 'codegen', 'operations.json'), 'utf8'))
const codes: readonly ErrorCode[] = JSON.parse(readFileSync(join(root, 'codegen', 'error-codes.json'), 'utf8'))
const plans = [
  planOutput(join(root, 'src'), libraryFiles(documents, names, operations)),
  planOutput(join(root, 'codegen'), generatorFiles(documents)),
  onePlan('src', 'errors/code-table.ts', codeTable(codes)),
  onePlan('docs', 'error-codes.md', codesPage(codes)),
]

/** Of a folder that is written by hand but for one file. */
function onePlan(folder: string, file: string, text: string): OutputPlan {
  return planOutput(join(root, folder), new Map([[file, text]]), { owns: (one) => one === file })
}

if (process.argv.includes('--check')) {
  const stale = plans.map(differences).join('')
  if (stale !== '') console.error(`${stale}\nRun \`npm run codegen\` and commit what it writes.`)
  process.exitCode = stale === '' ? 0 : 1
} else {
  for (const plan of plans) writeOutput(plan)
  console.log(
    `${documents.length} tables and ${operations.operations.length} operations generated, ${plans.flatMap(({ write }) => write).length} files written`,
  )
}
