import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type MetadataDocument, readMetadata, type TableDocument } from '../../../codegen/index.js'
import { type Csdl, parseCsdl } from '../../../codegen/read/index.js'

const folder = join(import.meta.dirname, '../../../../shared/metadata')
const read = (file: string): MetadataDocument => ({ name: file, text: readFileSync(join(folder, file), 'utf8') })

/** Made from other sources than the real document, which is older. */
const onlyInSample = ['routingrule', 'routingruleitem']

/** One line for each fact of `given` that `wanted` has too and tells otherwise. */
function disagreements(given: ReadonlyMap<string, unknown>, wanted: ReadonlyMap<string, unknown>): readonly string[] {
  return [...given]
    .filter(([name, value]) => wanted.has(name) && JSON.stringify(value) !== JSON.stringify(wanted.get(name)))
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}, wanted ${JSON.stringify(wanted.get(name))}`)
}

function shared(given: ReadonlyMap<string, unknown>, wanted: ReadonlyMap<string, unknown>): number {
  return [...given.keys()].filter((name) => wanted.has(name)).length
}

describe.skipIf(!existsSync(folder))('the sample and the real $metadata', { timeout: 30_000 }, () => {
  let sample: Csdl
  let real: Csdl

  beforeAll(() => {
    sample = parseCsdl(read('sample-csdl.xml').text)
    real = parseCsdl(read('csdl/dataverse-metadata.xml').text)
  })

  const facts = (csdl: Csdl) => ({
    types: new Map([...csdl.types.values()].map(({ name, base, abstract, key }) => [name, { base, abstract, key }])),
    sets: csdl.sets,
    properties: new Map(
      [...csdl.types.values()].flatMap((type) => type.properties.map((one) => [`${type.name}.${one.name}`, one])),
    ),
    navigation: new Map(
      [...csdl.types.values()].flatMap((type) => type.navigation.map((one) => [`${type.name}.${one.name}`, one])),
    ),
    operations: new Map(
      csdl.operations.map((one) => [`${one.name} of ${one.isBound ? one.parameters[0]?.type.name : 'the root'}`, one]),
    ),
    complexTypes: new Map(
      [...csdl.complexTypes.values()].flatMap((type) =>
        type.properties.map((one) => [`${type.name}.${one.name}`, one]),
      ),
    ),
  })

  it.each([
    { what: 'types', atLeast: 77 },
    { what: 'sets', atLeast: 73 },
    { what: 'properties', atLeast: 3700 },
    { what: 'navigation', atLeast: 2200 },
    { what: 'operations', atLeast: 99 },
    { what: 'complexTypes', atLeast: 80 },
  ] as const)('agree in all $what that both have', ({ what, atLeast }) => {
    const [given, wanted] = [facts(sample)[what], facts(real)[what]]

    expect(disagreements(given, wanted)).toEqual([])
    expect(shared(given, wanted)).toBeGreaterThanOrEqual(atLeast)
  })

  it('have the same types but for two, and the same operations', () => {
    const missing = (what: 'types' | 'operations') => {
      const wanted = facts(real)[what]
      return [...facts(sample)[what].keys()].filter((name) => !wanted.has(name))
    }

    expect(missing('types')).toEqual(onlyInSample)
    expect(missing('operations')).toEqual([])
  })
})

describe.skipIf(!existsSync(folder))('the same tables from different documents', { timeout: 30_000 }, () => {
  const xml = 'csdl/dataverse-metadata.xml'
  const definitions = 'entity-definitions.json'
  const tablesOf = (...files: readonly string[]) =>
    new Map(readMetadata(files.map(read)).tables.map((table) => [table.logicalName, table]))

  const factsOf = (tables: ReadonlyMap<string, TableDocument>) => ({
    tables: new Map(
      [...tables.values()].map(({ logicalName, entitySetName, primaryKey, isActivity }) => [
        logicalName,
        { entitySetName, primaryKey, isActivity },
      ]),
    ),
    columns: new Map(
      [...tables.values()].flatMap(({ logicalName, columns }) =>
        columns.map((column) => [`${logicalName}.${column.logicalName}`, column.property]),
      ),
    ),
    navigation: new Map(
      [...tables.values()].flatMap(({ logicalName, navigation }) =>
        navigation.map(({ name, target, lookup, partner }) => [
          `${logicalName}.${name} → ${target}`,
          { lookup, partner },
        ]),
      ),
    ),
    collections: new Map(
      [...tables.values()].flatMap(({ logicalName, collections }) =>
        collections.map(({ name, target, partner, lookup }) => [`${logicalName}.${name}`, { target, partner, lookup }]),
      ),
    ),
  })

  let joined: ReturnType<typeof factsOf>

  beforeAll(() => {
    joined = factsOf(tablesOf(xml, definitions))
  })

  it.each([
    { source: '$metadata alone', files: [xml] },
    { source: 'definitions alone', files: [definitions] },
    { source: 'the sample and definitions', files: ['sample-csdl.xml', definitions] },
  ])('agree with both together when read from $source', ({ files }) => {
    const tables = factsOf(tablesOf(...files))

    for (const what of ['tables', 'columns', 'navigation', 'collections'] as const) {
      expect(disagreements(tables[what], joined[what])).toEqual([])
      expect(shared(tables[what], joined[what])).toBeGreaterThan(what === 'tables' ? 100 : 1500)
    }
  })

  it.each(['account', 'opportunity', 'opportunityclose', 'queueitem'])(
    'agree with what RetrieveMetadataChanges answered of %s',
    (name) => {
      const changes = factsOf(tablesOf(xml, `retrieve-metadata-changes/${name}.json`))

      for (const what of ['tables', 'columns', 'navigation'] as const) {
        expect(disagreements(changes[what], joined[what])).toEqual([])
      }
      expect(shared(changes.columns, joined.columns)).toBeGreaterThan(20)
    },
  )
})
