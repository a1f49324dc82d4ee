import { beforeAll, describe, expect, it } from 'vitest'
import { readMetadata } from '../../codegen/read-metadata.js'
import { tables } from '../../src/metadata/index.js'
import type { CollectionFacts, NavigationFacts, TableFacts } from '../../src/schema/index.js'
import { open } from './server-calls.js'

const shipped = new Set(tables.map(({ logicalName }) => logicalName))

/** The facts of a table as documents can tell them. */
function tellable(facts: TableFacts): object {
  return {
    ...facts,
    // `Keys` of a definition is a list: that nobody knows the keys, it cannot say.
    alternateKeys: facts.alternateKeys ?? [],
    // The set of a table that is not there is declared nowhere.
    targetSets: Object.fromEntries(Object.entries(facts.targetSets).filter(([target]) => shipped.has(target))),
    collections: facts.collections.map(withRelationship),
  }
}

/** The second collection of a relationship of a table with itself: the shipped facts do not name the relationship. */
function withRelationship(collection: CollectionFacts): CollectionFacts {
  const { name, partner = name, intersect, relationship } = collection
  const isSecond = intersect !== undefined && partner.length < name.length
  return isSecond && relationship === undefined ? { ...collection, relationship: partner } : collection
}

/** Facts have one navigation per kind of owner, and none to tables that are not there. */
function asFacts(table: TableFacts): TableFacts {
  return {
    ...table,
    alternateKeys: table.alternateKeys ?? [],
    navigation: table.navigation.flatMap(ownersApart).filter(({ target }) => shipped.has(target)),
    collections: table.collections.filter(({ target }) => shipped.has(target)),
  }
}

function ownersApart(navigation: NavigationFacts): readonly NavigationFacts[] {
  return navigation.target === 'owner'
    ? ['systemuser', 'team'].map((target) => ({ ...navigation, target }))
    : [navigation]
}

describe('the metadata of the emulator, read by the generator', () => {
  const documents: { name: string; text: string }[] = []

  beforeAll(async () => {
    const { send } = open()
    for (const name of ['$metadata', 'RetrieveMetadataChanges']) {
      documents.push({ name, text: (await send('GET', name)).text })
    }
  })

  it('gives the facts of every shipped table back', () => {
    const read = readMetadata(documents).tables

    expect(read.map(({ logicalName }) => logicalName)).toEqual([...shipped].sort())
    const byName = new Map(read.map((table) => [table.logicalName, table]))
    for (const facts of tables) {
      const found = byName.get(facts.logicalName)
      expect(found && asFacts(found), facts.logicalName).toEqual(tellable(facts))
    }
  })

  it('gives the same facts without $metadata, but for spelling and for what activities inherit', () => {
    const read = readMetadata(documents.filter(({ name }) => name !== '$metadata')).tables

    const byName = new Map(read.map((table) => [table.logicalName, table]))
    for (const facts of tables.filter(({ isActivity }) => !isActivity)) {
      const { columns, navigation, label, primaryKey } = asFacts(byName.get(facts.logicalName) ?? facts)
      expect({ columns, navigation, label, primaryKey }, facts.logicalName).toEqual({
        columns: facts.columns,
        navigation: facts.navigation,
        label: facts.label,
        primaryKey: facts.primaryKey,
      })
    }
  })

  it('gives the operations that the emulator runs', () => {
    const { operations } = readMetadata(documents).operations

    expect(operations).toContainEqual({
      name: 'PickFromQueue',
      kind: 'action',
      binding: { tables: ['queueitem'] },
      parameters: [
        { name: 'SystemUser', type: 'systemuser' },
        { name: 'RemoveQueueItem', type: 'Edm.Boolean' },
      ],
    })
    expect(operations.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['WhoAmI', 'QualifyLead', 'RetrieveMetadataChanges']),
    )
  })

  it('gives the names and the kinds of properties from $metadata alone', () => {
    const read = readMetadata(documents.filter(({ name }) => name === '$metadata')).tables

    const byName = new Map(read.map((table) => [table.logicalName, table]))
    for (const facts of tables) {
      const { entitySetName, primaryKey, isActivity } = facts
      const own = new Set(facts.columns.map(({ property }) => property))
      const found = byName.get(facts.logicalName)
      expect({
        ...found,
        columns: found?.columns.map(({ property }) => property).filter((one) => own.has(one)),
      }).toMatchObject({
        entitySetName,
        primaryKey,
        isActivity,
        columns: facts.columns.map(({ property }) => property),
      })
    }
  })
})
