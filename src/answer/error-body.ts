/** What the service said. Source: "Compose HTTP requests and handle errors", parse errors from the response. */
export interface ErrorBody {
  readonly code: string
  readonly message: string
  /** Annotations, by their names on the wire. */
  readonly details: Readonly<Record<string, string>>
}

/** Undefined where it is none: gateways answer with HTML or nothing. */
export function readErrorBody(text: string): ErrorBody | undefined {
  const error = errorIn(text)
  if (!isObject(error)) return undefined
  const { code, message } = error
  const details = Object.entries(error).filter(([name, value]) => name.startsWith('@') && isPlain(value))
  return {
    code: isPlain(code) ? hexOf(code) : '',
    message: isPlain(message) ? String(message) : '',
    details: Object.fromEntries(details.map(([name, value]) => [name, String(value)])),
  }
}

function errorIn(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text)
    return isObject(body) ? body['error'] : undefined
  } catch {
    return undefined
  }
}

/** The SDK's form is the same number, signed: -2147220969 is 0x80040217. */
function hexOf(code: string | number | boolean): string {
  return typeof code === 'number' ? `0x${(code >>> 0).toString(16)}` : String(code)
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
