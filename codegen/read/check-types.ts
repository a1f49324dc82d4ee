import type { Csdl } from './csdl-model.js'
import { MetadataError } from './metadata-error.js'

/** A `$metadata` document that was read, and its name. */
export interface FoundCsdl {
  readonly document: string
  readonly csdl: Csdl
}

/** Refuses base types and targets of navigation that none of the documents declares. */
export function checkTypes(found: readonly FoundCsdl[]): void {
  const types = new Set(found.flatMap(({ csdl }) => [...csdl.types.keys()]))
  const complexTypes = new Set(found.flatMap(({ csdl }) => [...csdl.complexTypes.keys()]))
  for (const { document, csdl } of found) {
    for (const { name, base } of csdl.complexTypes.values()) {
      if (base !== undefined && !complexTypes.has(base)) throw noBase(document, `complex type ${name}`, base)
    }
    for (const { name, base, navigation } of csdl.types.values()) {
      if (base !== undefined && !types.has(base)) throw noBase(document, `entity type ${name}`, base)
      const lost = navigation.find((one) => !types.has(one.target))
      if (lost === undefined) continue
      const problem = `navigation property ${lost.name} of ${name} leads to the entity type ${lost.target}, which does not exist.`
      throw new MetadataError(document, problem)
    }
  }
}

function noBase(document: string, type: string, base: string): MetadataError {
  return new MetadataError(document, `${type} has the base type ${base}, which does not exist.`)
}
