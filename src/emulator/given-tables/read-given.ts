import { readMetadata } from '../../../codegen/read-metadata.js'
import type { NavigationFacts, TableFacts } from '../../schema/index.js'

/**
 * Tables besides the shipped ones: the text of a `$metadata` document, the answer of `EntityDefinitions` or of
 * `RetrieveMetadataChanges` as text or as an object, several of them, or the facts that the generator writes.
 */
export type GivenMetadata = string | object | readonly (string | object)[]

interface Item {
  readonly name: string
  readonly value: string | object
}

/** Fails with: `MetadataError`, which names the item and the place. */
export function readGiven(metadata: GivenMetadata): readonly TableFacts[] {
  const items: readonly Item[] = Array.isArray(metadata)
    ? metadata.map((value: string | object, index) => ({ name: `metadata[${index}]`, value }))
    : [{ name: 'metadata', value: metadata }]
  const facts = items.map(({ value }) => value).filter(isFacts)
  const documents = items.flatMap(({ name, value }) => (isFacts(value) ? [] : [{ name, text: textOf(value) }]))
  if (documents.length === 0 && facts.length > 0) return facts
  const { tables } = readMetadata(documents)
  return [...facts, ...tables.map((table) => ({ ...table, navigation: table.navigation.flatMap(ownersApart) }))]
}

function isFacts(value: string | object): value is TableFacts {
  return typeof value === 'object' && 'logicalName' in value && 'columns' in value && 'targetSets' in value
}

function textOf(value: string | object): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** In facts, one navigation property leads to owners of either kind. */
function ownersApart(navigation: NavigationFacts): readonly NavigationFacts[] {
  if (navigation.target !== 'owner') return [navigation]
  return ['systemuser', 'team'].map((target) => ({ ...navigation, target }))
}
