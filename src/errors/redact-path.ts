import { redact } from './redact.js'

const apiRoot = /^https?:\/\/[^/]+(\/api\/data\/v[\d.]+\/)?/i
const text = /'(?:[^']|'')*'/g
/** Query options whose value is made of names. */
const names = /^\$(select|count|top|orderby)$/i

/**
 * The path of an operation for logs and traces: names stay, values go.
 * `leads(…)?$filter=lastname eq 'Smith'` becomes `leads({id})?$filter={filter}`.
 */
export function redactPath(path: string): string {
  const [resource = '', query] = split(path.replace(apiRoot, ''))
  const parts = query === undefined ? [] : query.split('&').map(redactOption)
  const shown = redact(decoded(resource)).replace(text, '{value}').replace(keyValue, '$1={value}')
  return `${shown}${parts.length === 0 ? '' : `?${parts.join('&')}`}`
}

/** `(accountnumber='A-17')`, `(number=7)`; not `(Target=@p1)`, which names a parameter. */
const keyValue = /([\w.]+)=(?!\{|@)[^,)]+/g

function split(path: string): readonly [string, string | undefined] {
  const at = path.indexOf('?')
  return at < 0 ? [path, undefined] : [path.slice(0, at), path.slice(at + 1)]
}

function redactOption(option: string): string {
  const at = option.indexOf('=')
  if (at < 0) return '{value}'
  const name = decoded(option.slice(0, at))
  if (names.test(name)) return `${name}=${decoded(option.slice(at + 1))}`
  return `${name}={${name.startsWith('$') ? name.slice(1) : 'value'}}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
