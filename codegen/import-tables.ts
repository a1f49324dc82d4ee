import type { KnownNames } from './known-names.js'
import { inOrder, type TableDocument, toDocuments, toOperations } from './model/index.js'
import { parseCsdl, parseDefinitions, supplement } from './read/index.js'
import { renderDocument } from './render/index.js'

export interface ImportInput {
  /** The `$metadata` document. */
  readonly csdl: string
  /** A second one, for the tables that the first lacks. */
  readonly supplement?: string
  /** The answer of `EntityDefinitions`, with attributes, keys and relationships expanded. */
  readonly definitions: string
  /** Logical names of the tables to keep. */
  readonly tables: readonly string[]
}

/** The names of a `$metadata` document: those of Microsoft's own solutions, none of an organization's. */
export function importNames(csdl: string): KnownNames {
  const { sets, operations } = parseCsdl(csdl)
  const called = (isBound: boolean) => operations.filter((one) => one.isBound === isBound).map((one) => one.name)
  const namesOf = (names: Iterable<string>) => inOrder([...new Set(names)].filter(isMicrosofts), (name) => name)
  return { entitySets: namesOf(sets.values()), unbound: namesOf(called(false)), bound: namesOf(called(true)) }
}

/** A publisher's prefix ends in an underscore. */
function isMicrosofts(name: string): boolean {
  return !name.includes('_') || name.startsWith('msdyn_')
}

/** The operations that the library ships, of Sales, Service and the platform: those of no publisher's prefix. */
export function importOperations(csdl: string): string {
  return renderDocument(toOperations(parseCsdl(csdl), (name) => !name.includes('_')))
}

/** Reads an organization's metadata and gives the compact documents that `generate` takes: file name → text. */
export function importTables(input: ImportInput): ReadonlyMap<string, string> {
  const csdl = parseCsdl(input.csdl)
  const whole = input.supplement === undefined ? csdl : supplement(csdl, parseCsdl(input.supplement))
  const documents = toDocuments(whole, parseDefinitions(input.definitions, input.tables)).map(withKnownKeys)
  return new Map(documents.map((document) => [`${document.logicalName}.json`, renderDocument(document)]))
}

/** The definitions took their keys from `$metadata`, whose silence says nothing: no keys are unknown keys. */
function withKnownKeys({ alternateKeys, ...document }: TableDocument): TableDocument {
  return alternateKeys?.length ? { ...document, alternateKeys } : document
}
