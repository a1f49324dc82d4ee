import { isGuid, type LiteralKind, type LiteralKinds } from '../schema/index.js'

type Kind = LiteralKind | 'text'
/** Name → the kinds that tables give to it. */
type Disputed = ReadonlyMap<string, readonly Kind[]>

const found = new WeakMap<LiteralKinds, Disputed>()

/** The kinds of a name that is of different kinds in different tables; of other names, nothing. */
export function disputedKinds(kinds: LiteralKinds, name: string): readonly Kind[] | undefined {
  return (found.get(kinds) ?? newDisputes(kinds)).get(name)
}

function newDisputes(kinds: LiteralKinds): Disputed {
  const disputed = disputesIn(kinds)
  found.set(kinds, disputed)
  return disputed
}

function disputesIn(kinds: LiteralKinds): Disputed {
  const disputed = new Map<string, readonly Kind[]>()
  for (const name in kinds) {
    const dot = name.indexOf('.')
    if (dot === -1) continue
    const property = name.slice(dot + 1)
    const others = disputed.get(property) ?? [kinds[property] ?? 'text']
    disputed.set(property, [...others, kinds[name] ?? 'text'])
  }
  return disputed
}

const day = /^\d{4}-\d\d-\d\d$/
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/
const clock = /^\d{4}-\d\d-\d\dT[\d:.]+Z?$/

const forms: readonly Kind[] = ['guid', 'dateOnly', 'dateTime', 'timeZoneIndependent', 'bigint', 'int64']

/** The kind of a name that a value has the form of; its text stays a text otherwise. */
export function kindByForm(kinds: readonly Kind[], value: unknown): Kind | undefined {
  const kind = forms.find((form) => kinds.includes(form) && hasForm(form, value))
  // Where none of the tables has a text, the literal says what it takes.
  return kind ?? (kinds.includes('text') || kinds.includes('choices') ? 'text' : kinds[0])
}

function hasForm(kind: Kind, value: unknown): boolean {
  if (typeof value === 'bigint') return kind === 'bigint' || kind === 'int64'
  if (value instanceof Date) return kind === 'dateTime'
  if (typeof value !== 'string') return false
  if (kind === 'guid') return isGuid(value)
  if (kind === 'dateTime') return instant.test(value) || day.test(value)
  return kind === 'dateOnly'
    ? day.test(value)
    : kind === 'timeZoneIndependent' && (clock.test(value) || day.test(value))
}
