/** A document as JSON with one line per item of its lists, so that a change reads as one line in a diff. */
export function renderDocument(document: object): string {
  const entries = Object.entries(document).map(([key, value]) => `  ${JSON.stringify(key)}: ${block(value)}`)
  return `{\n${entries.join(',\n')}\n}\n`
}

function block(value: unknown): string {
  const lines = Array.isArray(value) && value.some((item) => typeof item === 'object')
  if (!lines || value.length === 0) return JSON.stringify(value)
  return `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`
}
