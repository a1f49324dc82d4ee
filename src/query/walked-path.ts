import { UsageError } from '../errors/index.js'
import { nameText } from '../operation/index.js'

/** Where a walk keeps its path, out of the way of names. */
const path = Symbol('path')

type Walk = Readonly<Record<typeof path, string>>

/** The path of the column that a callback walks to, `parentaccountid/name`. `name` is the caller's, for the error. */
export function walkedPath(build: (table: never) => unknown, name: string): string {
  const end = typeof build === 'function' ? build(walk('') as never) : undefined // the types hand out a view of the table
  if (isWalk(end) && end[path].includes('/')) return end[path]
  throw new UsageError(`${name} takes a column that is reached through a lookup: (o) => o.parentaccountid.name.`)
}

function walk(text: string): Walk {
  return new Proxy({ [path]: text }, { get: (_, name) => (typeof name === 'symbol' ? text : walk(next(text, name))) })
}

function next(text: string, name: string): string {
  return text === '' ? nameText(name) : `${text}/${nameText(name)}`
}

function isWalk(value: unknown): value is Walk {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, path)
}
