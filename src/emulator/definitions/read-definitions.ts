import { badQuery, parseQueryText } from '../odata/index.js'
import type { Definition } from './definition.js'
import { locateDefinitions, type PathSegment, type Place } from './locate.js'
import type { Tables } from './own-members.js'
import { noDefinition } from './refuse.js'
import { definitionOptions, parseShape, type Shape } from './shape.js'
import { writeDefinition } from './write-definition.js'

/** What a read of definitions is answered with: a body, a bare text, or nothing. */
export type DefinitionsAnswer = { readonly body: unknown } | { readonly text: string } | undefined

/** Everything in one answer, in no pages. Source: protocol/metadata.md 11.2. */
export function readDefinitions(
  tables: Tables,
  apiRoot: string,
  segments: readonly PathSegment[],
  search: string,
): DefinitionsAnswer {
  const place = locateDefinitions(tables, segments)
  const { options, aliases } = parseQueryText(search, definitionOptions)
  if (place.kind === 'property') return readProperty(place, apiRoot, options)
  // Source: protocol/metadata.md 11.2.
  const isFixed = place.kind === 'one' || place.path.startsWith('GlobalOptionSetDefinitions')
  if (isFixed && options.has('$filter')) throw badQuery("The query option '$filter' is not supported here.")
  const shape = parseShape(place.type, options, aliases)
  const context = `${apiRoot}/$metadata#${place.path}${namesIn(shape)}`
  const write = (definition: Definition) => writeDefinition(definition, place.type, shape, shownType(place, definition))
  if (place.kind === 'many') {
    return { body: { '@odata.context': context, value: place.definitions.filter(shape.matches).map(write) } }
  }
  if (place.definition === null) throw noDefinition(`a definition at '${place.path}'`)
  return { body: { '@odata.context': `${context}/$entity`, ...write(place.definition) } }
}

/**
 * Columns show what all columns have until they are cast. Our choice: a relationship and a choice show all that they have,
 * for which the documentation has no rule.
 */
function shownType({ path, type }: Exclude<Place, { kind: 'property' }>, definition: Definition): string {
  return path.startsWith('EntityDefinitions') ? type : definition.type
}

function readProperty(
  { path, value, isRaw }: Extract<Place, { kind: 'property' }>,
  apiRoot: string,
  options: ReadonlyMap<string, string>,
): DefinitionsAnswer {
  const [option] = options.keys()
  if (option !== undefined) throw badQuery(`The query option '${option}' is not supported on a property.`)
  if (value === null) return undefined
  const hasParts = typeof value === 'object' && !Array.isArray(value)
  if (isRaw) {
    if (typeof value === 'object') throw badQuery(`'${path}' has no bare value.`)
    return { text: String(value) }
  }
  const context = `${apiRoot}/$metadata#${path}`
  return { body: hasParts ? { '@odata.context': context, ...value } : { '@odata.context': context, value } }
}

function namesIn({ select = [], expands }: Shape): string {
  const names = [...select, ...expands.map(({ name, shape }) => `${name}${namesIn(shape) || '()'}`)]
  return names.length === 0 ? '' : `(${names.join(',')})`
}
