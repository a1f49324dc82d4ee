import type { Csdl } from './csdl-model.js'
import { MetadataError } from './metadata-error.js'

/** A `$metadata` document that was read, and its name. */
interface FoundCsdl {
  readonly document: string
  readonly csdl: Csdl
}

type Types = ReadonlyMap<string, { readonly name: string; readonly base?: string }>

/** Refuses base types and targets of navigation that none of the documents declares, and base types in a circle. */
export function checkTypes(found: readonly FoundCsdl[]): void {
  const types = joined(found.map(({ csdl }) => csdl.types))
  const complexTypes = joined(found.map(({ csdl }) => csdl.complexTypes))
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
  const circle = circleIn(types) ?? circleIn(complexTypes)
  if (circle === undefined) return
  const documents = found.map(({ document }) => document).join(', ')
  throw new MetadataError(documents, `the base types run in a circle: ${circle.join(' → ')}.`)
}

/** As the documents are read together: what the first one has counts. */
function joined(all: readonly Types[]): Types {
  return new Map(all.toReversed().flatMap((types) => [...types]))
}

function noBase(document: string, type: string, base: string): MetadataError {
  return new MetadataError(document, `${type} has the base type ${base}, which does not exist.`)
}

const namesInMessage = 5

/** The first names of a circle, if there is one. Each type is walked over once. */
function circleIn(types: Types): readonly string[] | undefined {
  const seen = new Set<string>()
  for (const { name } of types.values()) {
    const line = new Set<string>()
    let at: string | undefined = name
    while (at !== undefined && !seen.has(at) && !line.has(at)) {
      line.add(at)
      at = types.get(at)?.base
    }
    if (at !== undefined && line.has(at)) return shortened([...line, at])
    for (const one of line) seen.add(one)
  }
  return undefined
}

function shortened(names: readonly string[]): readonly string[] {
  return names.length <= namesInMessage ? names : [...names.slice(0, namesInMessage), '…']
}
