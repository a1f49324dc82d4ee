import { type Definition, emptyValue, isMany, propertyOf, relatedTo } from '../definition.js'
import type { Label } from '../label.js'
import { isCollection, isMirrored, membersOfType } from '../type-members.js'

/** What is wanted of the definitions of one kind. */
export interface Wanted {
  /** Absent: all. */
  readonly properties?: ReadonlySet<string>
  readonly languages?: ReadonlySet<number>
}

type Body = Record<string, unknown>

/** Source: protocol/metadata.md 11.4; the rest is answered only when it is asked for. */
const always: ReadonlySet<string> = new Set(['HasChanged', 'LogicalName', 'MetadataId'])

/**
 * A definition as RetrieveMetadataChanges answers it. What was not asked for is null, a list is empty then, and the one
 * property that cannot be null is false. Source: real answers.
 */
export function writeComplex(definition: Definition, wanted: Wanted): Body {
  if (wanted.properties !== undefined || wanted.languages !== undefined) return write(definition, wanted)
  const whole = wholes.get(definition) ?? write(definition, wanted)
  wholes.set(definition, whole)
  return whole
}

/** A relationship is answered with both of its tables, and everything is asked for again and again. */
const wholes = new WeakMap<Definition, Body>()

function write(definition: Definition, { properties, languages }: Wanted): Body {
  const { type } = definition
  const body: Body = {}
  for (const [name, propertyType] of membersOfType(type).properties) {
    if (!isMirrored(name)) continue
    const isWanted = properties === undefined || properties.has(name) || always.has(name)
    body[name] = isWanted
      ? inLanguages(propertyOf(definition, name, propertyType), languages)
      : notAsked(name, propertyType)
  }
  if (membersOfType(type).navigation.has('OptionSet')) {
    const set = relatedTo(definition, 'OptionSet')
    const isWanted = properties === undefined || properties.has('OptionSet')
    body['OptionSet'] =
      isWanted && set !== null && !isMany(set) ? writeComplex(set, languages ? { languages } : {}) : null
  }
  return body
}

function notAsked(name: string, type: string): unknown {
  if (name === 'IsValidODataAttribute') return false
  return isCollection(type) ? emptyValue(type) : null
}

/** Labels in other languages are left out, wherever they stand. */
function inLanguages(value: unknown, languages: ReadonlySet<number> | undefined): unknown {
  if (languages === undefined || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one) => inLanguages(one, languages))
  if (isLabel(value)) {
    const { LocalizedLabels, UserLocalizedLabel } = value
    const isKept = UserLocalizedLabel !== null && languages.has(UserLocalizedLabel.LanguageCode)
    return {
      LocalizedLabels: LocalizedLabels.filter(({ LanguageCode }) => languages.has(LanguageCode)),
      UserLocalizedLabel: isKept ? UserLocalizedLabel : null,
    }
  }
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, inLanguages(part, languages)]))
}

function isLabel(value: object): value is Label {
  return 'LocalizedLabels' in value
}
