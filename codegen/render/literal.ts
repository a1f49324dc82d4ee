/** A value as source text on one line. Members without a value are left out. */
export function literal(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return members.length === 0 ? '{}' : `{ ${members.map(([name, one]) => `${key(name)}: ${literal(one)}`).join(', ')} }`
}

/** Single quotes, unless that needs an escape which double quotes do not. */
function quoted(text: string): string {
  const json = JSON.stringify(text)
  return text.includes("'") ? json : `'${json.slice(1, -1).replaceAll('\\"', '"')}'`
}

/** A property name, quoted only where it has to be. */
export function key(name: string): string {
  if (name === '__proto__') return "['__proto__']" // by its plain name it would be the object's prototype
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name) ? name : quoted(name)
}

/** Names as a union of text literals. */
export function quotedUnion(names: readonly string[], otherwise: string): string {
  return names.map(quoted).join(' | ') || otherwise
}
