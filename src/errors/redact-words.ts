import { redact } from './redact.js'

/** Longer words of the service than anybody reads. */
const longest = 1_000

const quoted = /(["'])((?:(?!\1).)+)\1/g
/** What the service quotes is a name of the schema where it says so, before or behind. */
const saysName =
  /\b(attribute|column|property|properties|field|entity|table|type|resource|segment|named|name|parameter|parameters|function|action|operator|option|relationship|query|navigation|privilege)\b/i
const name = /^[@$]?[\w.]+$/

/**
 * The service's words for people and logs. What the request carried, `carried`, is taken out, and so is what the service
 * quotes, unless it says that it is the name of a column, a table or the like.
 */
export function redactWords(words: string, carried: readonly string[]): string {
  const cut = words.length > longest ? `${words.slice(0, longest)}…` : words
  const known = redact(cut)
  const others = [...carried].sort((a, b) => b.length - a.length)
  const withoutValues = others.reduce((text, value) => text.replaceAll(value, '{value}'), known)
  return withoutValues.replace(quoted, (whole, _quote, content: string, at: number) => {
    const around = `${withoutValues.slice(Math.max(0, at - 24), at)} ${withoutValues.slice(at + whole.length, at + whole.length + 16)}`
    return /^\{\w+\}$/.test(content) || (name.test(content) && saysName.test(around))
      ? whole
      : whole.replace(content, () => '{value}')
  })
}

/** The values of a request: texts of at least three characters and numbers of three digits, of its body and its path. */
export function carriedValues(body: unknown, path: string): readonly string[] {
  const values = new Set<string>()
  collect(body, values)
  for (const [, text = ''] of decodedPath(path).matchAll(/'((?:[^']|'')*)'/g)) add(text.replaceAll("''", "'"), values)
  return [...values]
}

function collect(value: unknown, into: Set<string>): void {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') add(String(value), into)
  else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
    for (const one of Object.values(value)) collect(one, into)
  }
}

function add(text: string, into: Set<string>): void {
  if (text.trim().length >= 3) into.add(text)
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
