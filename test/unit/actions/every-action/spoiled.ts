import { isRef } from '../../../../src/schema/index.js'

/** Arguments with one wrong thing in them. */
export interface Spoiled {
  readonly what: string
  readonly args: readonly unknown[]
}

const aGuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** A credit, a refund, a number by which a sequence goes on. */
const belowZero = /\.(pricePerUnit|tax|actualRevenue|value)$/
const anInstant = /^\d{4}-\d\d-\d\dT/

/** Each part of the arguments made wrong in each way that there is for it, one at a time. */
export function spoiled(args: readonly unknown[]): readonly Spoiled[] {
  return spoiledIn(args, '').map(({ what, value }) => ({ what, args: value as readonly unknown[] }))
}

interface Wrong {
  readonly what: string
  readonly value: unknown
}

function spoiledIn(value: unknown, path: string): readonly Wrong[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, nth) =>
      spoiledIn(item, `${path}[${nth}]`).map((wrong) => ({ ...wrong, value: value.with(nth, wrong.value) })),
    )
  }
  if (isPlain(value)) {
    const members = Object.entries(value)
    return (isRef(value) ? members.filter(([name]) => name === 'id' || name === 'table') : members).flatMap(
      ([name, member]) =>
        spoiledIn(member, `${path}.${name}`).map((wrong) => ({ ...wrong, value: { ...value, [name]: wrong.value } })),
    )
  }
  return wrongFor(value, path).map((wrong) => ({ what: `${path} = ${String(wrong)}`, value: wrong }))
}

/** Text in place of other text is left to the compiler: nothing says of which columns it is not. */
function wrongFor(value: unknown, path: string): readonly unknown[] {
  if (typeof value === 'number') return [Number.NaN, Number.POSITIVE_INFINITY, 'text', outside(path)].flat()
  if (typeof value !== 'string') return []
  if (path.endsWith('.table')) return ['nowhere']
  if (aGuid.test(value)) return ['', 'nowhere', `${value})`, 5, null]
  if (anInstant.test(value)) return ['1752-12-31T00:00:00Z', 'soon', new Date(Number.NaN), 5]
  return []
}

function outside(path: string): readonly number[] {
  if (/status$/i.test(path)) return [0.5]
  return belowZero.test(path) ? [] : [-1]
}

/** Neither a table, a state nor bytes: those are made by the library or the platform. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || 'kinds' in value || 'statuses' in value) return false
  return Object.getPrototypeOf(value) === Object.prototype
}
