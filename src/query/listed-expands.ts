/** The expands in the decoded text of `$expand`: commas in their brackets and in quoted texts do not part them. */
export function listedExpands(text: string): string[] {
  const expands: string[] = []
  let depth = 0
  let isQuoted = false
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === "'")
      isQuoted = !isQuoted // twice for an apostrophe in a text
    else if (isQuoted) continue
    else if (sign === '(') depth += 1
    else if (sign === ')') depth -= 1
    else if (sign === ',' && depth === 0) {
      expands.push(text.slice(start, at).trim())
      start = at + 1
    }
  }
  return [...expands, text.slice(start).trim()]
}
