import type { ExpandText } from '../odata/index.js'
import { badQuery, parseExpand, parseFilter, unknownProperty } from '../odata/index.js'
import { compileCondition } from './compile-condition.js'
import type { Definition } from './definition.js'
import { isCollection, itemType, membersOfType } from './type-members.js'

/** Which definitions are answered, and what of them. */
export interface Shape {
  /** Names of properties; absent: all. */
  readonly select?: readonly string[]
  readonly matches: (definition: Definition) => boolean
  readonly expands: readonly Expansion[]
}

interface Expansion {
  readonly name: string
  readonly type: string
  readonly shape: Shape
}

type Options = ReadonlyMap<string, string>

/** The options that definitions are read with. Source: protocol/metadata.md 11.2. */
export const definitionOptions: ReadonlySet<string> = new Set(['$select', '$expand', '$filter'])

/** Reads the options of a URL. `type` is that of the definitions that the path leads to. */
export function parseShape(type: string, options: Options, aliases: Options): Shape {
  const expand = options.get('$expand')
  return shapeOf(type, options, expand === undefined ? [] : parseExpand(expand), (name) => aliases.get(name))
}

function shapeOf(
  type: string,
  options: Options,
  expands: readonly ExpandText[],
  aliases: (name: string) => string | undefined,
): Shape {
  const select = options.get('$select')
  const filter = options.get('$filter')
  return {
    ...(select !== undefined && select.trim() !== '*' && { select: parseSelect(type, select) }),
    matches: filter === undefined ? () => true : compileCondition(type, parseFilter(filter, aliases)),
    expands: expands.map((one) => expansionOf(type, one, aliases)),
  }
}

function parseSelect(type: string, text: string): readonly string[] {
  const { properties } = membersOfType(type)
  return [...new Set(text.split(',').map((name) => name.trim()))].map((name) => {
    if (!properties.has(name)) throw unknownProperty(name, type)
    return name
  })
}

function expansionOf(type: string, text: ExpandText, aliases: (name: string) => string | undefined): Expansion {
  const { name, options, expands, reference } = text
  const target = membersOfType(type).navigation.get(name)
  if (target === undefined) throw unknownProperty(name, type)
  const refused = [...options.keys()].find((option) => !definitionOptions.has(option))
  if (refused !== undefined || reference) {
    throw badQuery(`The query option '${refused ?? '$ref'}' is not supported on definitions.`)
  }
  if (options.has('$filter') && !isCollection(target)) throw badQuery(`'${name}' is one definition: it has no $filter.`)
  return { name, type: itemType(target), shape: shapeOf(itemType(target), options, expands, aliases) }
}
