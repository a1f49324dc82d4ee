import { type OrganizationDocument, ownersApart, toDocuments, toOperations } from './model/index.js'
import {
  type Csdl,
  checkChoices,
  checkDefinitions,
  checkSets,
  checkTypes,
  lineageOf,
  type MetadataDocument,
  MetadataError,
  mergeDefinitions,
  readDocument,
  supplement,
} from './read/index.js'

export { MetadataError, ownersApart }

export interface ReadOptions {
  /** The language of labels as an LCID, such as 1031; without it the user's own. */
  readonly language?: number
}

/**
 * Reads the metadata of an organization from what its service answered: `$metadata`, and definitions of tables from
 * `EntityDefinitions` or `RetrieveMetadataChanges`, in any number and any mix. What one of them leaves open, the
 * others fill in. From `$metadata` alone come names and types, without labels, lengths and options.
 *
 * Fails with: `MetadataError`, which names the document and the place.
 */
export function readMetadata(documents: readonly MetadataDocument[], options: ReadOptions = {}): OrganizationDocument {
  if (documents.length === 0) throw new MetadataError('metadata', 'there is no document to read.')
  const contents = documents.map((one) => ({ document: one.name, ...readDocument(one, options.language) }))

  const found = contents.flatMap((one) => (one.kind === 'csdl' ? [{ document: one.document, csdl: one.csdl }] : []))
  checkTypes(found)
  const csdl = found.map((one) => one.csdl).reduce(supplement, nothing)

  const definitions = mergeDefinitions(
    contents.flatMap(({ document, ...one }) =>
      one.kind === 'definitions' ? one.definitions.map((definition) => ({ document, definition })) : [],
    ),
  )
  checkDefinitions(definitions, (name) => csdl.types.has(name))
  checkChoices(definitions)
  checkSets(definitions)
  const defined = definitions.filter(
    ({ definition }) => definition.EntitySetName || csdl.sets.has(definition.LogicalName),
  )
  for (const { document, definition } of defined) {
    if (definition.Attributes?.length || csdl.types.has(definition.LogicalName)) continue
    throw new MetadataError(
      document,
      `the definition of ${definition.LogicalName} has no Attributes. Ask for them with it.`,
    )
  }

  const names = new Set([...tablesOf(csdl), ...defined.map(({ definition }) => definition.LogicalName)])
  if (names.size === 0) {
    throw new MetadataError(documents.map((one) => one.name).join(', '), 'there is no table with an entity set in it.')
  }
  return {
    tables: toDocuments(
      csdl,
      defined.map((one) => one.definition),
      [...names],
    ),
    operations: toOperations(csdl),
    metadataIds: new Map(
      defined.flatMap(({ definition: { LogicalName, MetadataId } }) => (MetadataId ? [[LogicalName, MetadataId]] : [])),
    ),
  }
}

const nothing: Csdl = {
  types: new Map(),
  complexTypes: new Map(),
  enumTypes: new Map(),
  sets: new Map(),
  operations: [],
}

/** The base of the types that describe tables: `EntityMetadata`, `AttributeMetadata`. They have sets and are no tables. */
const definitionBase = 'crmmodelbaseentity'

function tablesOf(csdl: Csdl): readonly string[] {
  return [...csdl.sets.keys()].filter((name) => {
    const lineage = lineageOf(csdl, name)
    return lineage.length > 0 && !lineage.some((type) => type.name === definitionBase)
  })
}
