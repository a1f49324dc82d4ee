import fc from 'fast-check'
import type { KnownColumn } from './columns.js'
import { awkward } from './furnish.js'
import { dayText, instantText, presentInMs } from './time.js'

const dayInMs = 86_400_000

/** A value to compare a column with: mostly one that some record has, or one beside it. */
export function sampleOf(column: KnownColumn): fc.Arbitrary<unknown> {
  const { samples } = column
  const strange = strangeValue(column)
  if (samples.length === 0) return strange
  const held = fc.constantFrom(...samples)
  return fc.oneof(
    { weight: 6, arbitrary: held.map((value) => asGiven(column, value)) },
    { weight: 3, arbitrary: held.chain((value) => beside(column, value)) },
    { weight: 1, arbitrary: strange },
  )
}

/** A 64-bit integer is given as it is read: as its digits. */
function asGiven({ kind }: KnownColumn, value: unknown): unknown {
  return kind === 'big' ? String(value) : value
}

function strangeValue({ kind, facts }: KnownColumn): fc.Arbitrary<unknown> {
  switch (kind) {
    case 'text':
    case 'memo':
      return fc.constantFrom(...awkward, '', 'zzz')
    case 'whole':
      return fc.integer({ min: -5, max: 2_000 })
    case 'decimal':
      return fc.integer({ min: -500, max: 20_000_000 }).map((cents) => cents / 100)
    case 'big':
      return fc.bigInt({ min: -5n, max: 9_007_199_254_740_999n }).map(String)
    case 'boolean':
      return fc.boolean()
    case 'choice':
      return fc.constantFrom(...(facts.options ?? []).map(({ value }) => value), 0, 99)
    case 'day':
      return days
    case 'instant':
    case 'clock':
      return instants
    default:
      return fc.uuid()
  }
}

function beside({ kind }: KnownColumn, value: unknown): fc.Arbitrary<unknown> {
  switch (kind) {
    case 'text':
    case 'memo':
      return fc.constantFrom(
        String(value).toUpperCase(),
        String(value).toLowerCase(),
        `${value} `,
        String(value).slice(0, 3),
      )
    case 'whole':
    case 'decimal':
      return fc.constantFrom(-1, 1, 10).map((step) => Number(value) + step)
    case 'big':
      return fc.constantFrom(-1n, 1n).map((step) => String(BigInt(String(value)) + step))
    case 'day':
      return fc.constantFrom(-1, 1, 7).map((step) => dayText(Date.parse(String(value)) + step * dayInMs))
    case 'instant':
    case 'clock':
      return fc
        .constantFrom(-dayInMs, -1_000, 1_000, 3_600_000)
        .map((step) => instantText(Date.parse(String(value)) + step))
    case 'guid':
    case 'key':
    case 'lookup':
      return fc.constant(String(value).toUpperCase())
    default:
      return fc.constant(value)
  }
}

const days = fc.integer({ min: -900, max: 400 }).map((step) => dayText(presentInMs + step * dayInMs))
const instants = fc.integer({ min: -60_000, max: 40_000 }).map((minutes) => instantText(presentInMs + minutes * 60_000))

/** Two values, the lower one first more often than not. */
export function pairOf(column: KnownColumn): fc.Arbitrary<readonly unknown[]> {
  return fc.tuple(sampleOf(column), sampleOf(column), fc.integer({ max: 9, min: 0 })).map(([one, other, turn]) => {
    const isRising =
      column.kind === 'big' ? BigInt(String(one)) <= BigInt(String(other)) : (one as string) <= (other as string)
    return isRising || turn === 0 ? [one, other] : [other, one]
  })
}

/** Lists of one, of a few, and of as many as make the service's own function the shorter way. */
export function listOf(column: KnownColumn): fc.Arbitrary<readonly unknown[]> {
  const value = sampleOf(column)
  return fc
    .oneof(fc.array(value, { minLength: 1, maxLength: 3 }), fc.array(value, { minLength: 6, maxLength: 12 }))
    .map((values) => [values])
}

export function optionsOf({ facts }: KnownColumn): fc.Arbitrary<readonly number[]> {
  const options = (facts.options ?? []).map(({ value }) => value)
  return fc.uniqueArray(fc.constantFrom(...options, 99), { minLength: 1, maxLength: 3 })
}

/** A day, of instants too. */
export function dayOperand(column: KnownColumn): fc.Arbitrary<unknown> {
  return sampleOf(column).map((value) => String(value).slice(0, 10))
}

type Place = 'contains' | 'startsWith' | 'endsWith'

/** A part of some record's text, or a text that has a meaning to SQL. */
export function partOf({ samples }: KnownColumn, place: Place): fc.Arbitrary<string> {
  const texts = samples.map(String).filter((text) => text !== '')
  const held = fc
    .tuple(fc.constantFrom(...(texts.length === 0 ? awkward : texts)), fc.nat(), fc.nat())
    .map(([text, from, length]) => cut([...text], place, from, length))
  return fc.oneof(
    { weight: 4, arbitrary: held },
    { weight: 1, arbitrary: fc.constantFrom('%', '_', '[', '50%', 'A', "'", '[a-z]') },
  )
}

function cut(characters: readonly string[], place: Place, from: number, length: number): string {
  const size = 1 + (length % Math.min(characters.length, 6))
  const start =
    place === 'startsWith' ? 0 : place === 'endsWith' ? characters.length - size : from % (characters.length - size + 1)
  return characters.slice(start, start + size).join('')
}

/** The same with some characters replaced by wildcards that stand for them, or do not. */
export function patternOf(column: KnownColumn, place: Place): fc.Arbitrary<string> {
  const wild = fc.constantFrom('_', '%', '[aeiou]', '[^aeiou]', '[a-m]', '[^n-z ]', '[%]', '[_]', '[[]')
  return fc.tuple(partOf(column, place), fc.nat(), wild, fc.boolean()).map(([part, at, sign, replaces]) => {
    const characters = [...part]
    const index = at % characters.length
    const pattern = [...characters.slice(0, index), sign, ...characters.slice(replaces ? index + 1 : index)].join('')
    if (place === 'startsWith' && pattern.startsWith('%')) return `_${pattern.replace(/^%+/, '')}`
    if (place === 'endsWith' && pattern.endsWith('%')) return `${pattern.replace(/%+$/, '')}_`
    return pattern
  })
}

/** Whole words that some record holds. */
export function fullTextWords({ samples }: KnownColumn): fc.Arbitrary<string> {
  const words = samples.flatMap((text) => String(text).match(/[A-Za-z]{3,}/g) ?? [])
  return fc.array(fc.constantFrom(...words, 'nowhere'), { minLength: 1, maxLength: 2 }).map((some) => some.join(' '))
}
