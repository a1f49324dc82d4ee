import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importTables } from '../../../codegen/import-tables.js'
import type { Files, OperationsDocument, TableDocument } from '../../../codegen/index.js'
import type { KnownNames } from '../../../codegen/known-names.js'
import { libraryFiles } from '../../../codegen/library-files.js'
import { planOutput } from '../../../codegen/output/index.js'
import { tables } from '../../../codegen/tables.js'

const root = join(import.meta.dirname, '../../..')
/** The full documents are not part of the repository. */
const source = join(root, '../shared/metadata')

function readFolder(folder: string): Files {
  return new Map(readdirSync(join(root, folder)).map((name) => [name, readFileSync(join(root, folder, name), 'utf8')]))
}

const inputs = readFolder('codegen/metadata')
const documents = [...inputs.values()].map((text) => JSON.parse(text) as TableDocument) // the importer wrote them
const names: KnownNames = JSON.parse(readFileSync(join(root, 'codegen/known-names.json'), 'utf8'))
const operations: OperationsDocument = JSON.parse(readFileSync(join(root, 'codegen/operations.json'), 'utf8'))

describe('the generated modules', () => {
  it('are the same each time, in whatever order the tables come', () => {
    const once = libraryFiles(documents, names, operations)
    const again = libraryFiles([...documents].reverse(), names, operations)

    expect(again).toEqual(once)
  })

  it('are committed as the generator writes them', () => {
    const { write, remove } = planOutput(join(root, 'src'), libraryFiles(documents, names, operations))

    expect(write.map(({ file }) => file)).toEqual([])
    expect(remove).toEqual([])
  })

  it('look like this for one whole table', async () => {
    const files = libraryFiles(documents.filter((document) => document.logicalName === 'queueitem'))

    await expect(files.get('entities/queueitem.ts')).toMatchFileSnapshot('./snapshots/queueitem.entity.txt')
    await expect(files.get('metadata/queueitem.ts')).toMatchFileSnapshot('./snapshots/queueitem.facts.txt')
  })
})

describe.runIf(existsSync(source))('the committed inputs', () => {
  it('are what the importer makes of the full documents', () => {
    const read = (file: string): string => readFileSync(join(source, file), 'utf8')
    const fresh = importTables({
      csdl: read('csdl/dataverse-metadata.xml'),
      supplement: read('sample-csdl.xml'),
      definitions: read('entity-definitions.json'),
      tables,
    })

    expect(fresh).toEqual(inputs)
  }, 30_000)
})
