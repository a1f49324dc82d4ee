import { MetadataError, ownersApart, readMetadata } from '../../../codegen/read-metadata.js'
import type { TableFacts } from '../../schema/index.js'

/**
 * Tables besides the shipped ones: the text of a `$metadata` document, the answer of `EntityDefinitions` or of
 * `RetrieveMetadataChanges` as text or as an object, several of them, or the facts that the generator writes.
 */
export type GivenMetadata = string | object | readonly (string | object)[]

interface Item {
  readonly name: string
  readonly value: unknown
}

/** What an organization has besides what is shipped. */
export interface Given {
  readonly tables: readonly TableFacts[]
  /** Names of its actions and functions. */
  readonly operations: readonly string[]
}

/** Fails with: `MetadataError`, which names the item and the place. */
export function readGiven(metadata: GivenMetadata): Given {
  const items: readonly Item[] = Array.isArray(metadata)
    ? metadata.map((value: unknown, index) => ({ name: `metadata[${index}]`, value }))
    : [{ name: 'metadata', value: metadata }]
  const facts = items.map(({ value }) => value).filter(isFacts)
  const documents = items.flatMap((item) => (isFacts(item.value) ? [] : [{ name: item.name, text: textOf(item) }]))
  if (documents.length === 0 && facts.length > 0) return { tables: facts, operations: [] }
  const { tables, operations } = readMetadata(documents)
  return {
    tables: [...facts, ...tables.map((table) => ({ ...table, navigation: table.navigation.flatMap(ownersApart) }))],
    operations: operations.operations.map(({ name }) => name),
  }
}

function isFacts(value: unknown): value is TableFacts {
  return isObject(value) && 'logicalName' in value && 'columns' in value && 'targetSets' in value
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** The mistakes that are easily made are named. */
function textOf({ name, value }: Item): string {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value)
  if (!isObject(value) && typeof value !== 'string') throw new MetadataError(name, 'give metadata as text or as JSON.')
  if (isObject(value)) {
    const isTableObject = 'entitySetName' in value && 'kinds' in value
    if (!isTableObject) return JSON.stringify(value)
    throw new MetadataError(
      name,
      'this is a table object: give its facts, which `d365 codegen` writes with facts: true.',
    )
  }
  if (/^[^<{[\n]+\.(json|xml)$/i.test(value))
    throw new MetadataError(name, 'this is a path: give the text of the file.')
  return value
}
