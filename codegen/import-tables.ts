import { toDocuments } from './model/index.js'
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

/** Reads an organization's metadata and gives the compact documents that `generate` takes: file name → text. */
export function importTables(input: ImportInput): ReadonlyMap<string, string> {
  const csdl = parseCsdl(input.csdl)
  const whole = input.supplement === undefined ? csdl : supplement(csdl, parseCsdl(input.supplement))
  const documents = toDocuments(whole, parseDefinitions(input.definitions, input.tables))
  return new Map(documents.map((document) => [`${document.logicalName}.json`, renderDocument(document)]))
}
