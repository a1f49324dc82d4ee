import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compareFiles } from '../../../codegen/compare.js'
import {
  type Files,
  generateModules,
  importTables,
  type KnownNames,
  type TableDocument,
} from '../../../codegen/index.js'
import { tables } from '../../../codegen/tables.js'

const root = join(import.meta.dirname, '../../..')
/** The full documents are not part of the repository. */
const source = join(root, '../shared/metadata')

function readFolder(folder: string): Files {
  return new Map(readdirSync(join(root, folder)).map((name) => [name, readFileSync(join(root, folder, name), 'utf8')]))
}

const inputs = readFolder('codegen/metadata')
const documents = [...inputs.values()].map((text) => JSON.parse(text) as TableDocument) // the importer wrote them
const names: KnownNames = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../codegen/known-names.json'), 'utf8'),
)

describe('the generated modules', () => {
  it('are the same each time, in whatever order the tables come', () => {
    const once = generateModules(documents, names)
    const again = generateModules([...documents].reverse(), names)

    expect(compareFiles(once.entities, again.entities)).toEqual([])
    expect(compareFiles(once.metadata, again.metadata)).toEqual([])
  })

  it('are committed as the generator writes them', () => {
    const { entities, metadata } = generateModules(documents, names)

    expect(compareFiles(entities, readFolder('src/entities'))).toEqual([])
    expect(compareFiles(metadata, readFolder('src/metadata'))).toEqual([])
  })

  it('look like this for one whole table', async () => {
    const queueitem = documents.filter((document) => document.logicalName === 'queueitem')
    const { entities, metadata } = generateModules(queueitem)

    await expect(entities.get('queueitem.ts')).toMatchFileSnapshot('./snapshots/queueitem.entity.txt')
    await expect(metadata.get('queueitem.ts')).toMatchFileSnapshot('./snapshots/queueitem.facts.txt')
  })
})

describe('a difference between what should be there and what is', () => {
  it('names the file and the first line', () => {
    const wanted = new Map([
      ['a.ts', 'one\ntwo'],
      ['b.ts', ''],
      ['c.ts', 'same'],
      ['e.ts', 'x'],
    ])
    const found = new Map([
      ['a.ts', 'one\n2'],
      ['c.ts', 'same'],
      ['d.ts', ''],
      ['e.ts', 'x\ny'],
    ])

    expect(compareFiles(wanted, found)).toEqual([
      'a.ts: line 2 is "2", should be "two"',
      'b.ts: missing',
      'd.ts: not generated any more',
      'e.ts: line 2 is too much',
    ])
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

    expect(compareFiles(fresh, inputs)).toEqual([])
  }, 30_000)
})
