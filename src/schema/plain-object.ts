/**
 * Whether a value is what `{}` or `JSON.parse` makes. Lists, a `Map`, a `Date` and objects of a class are none: what they
 * hold or inherit does not get into JSON.
 */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null // `Object.prototype` of any realm
}
