/**
 * SQL's LIKE as a regular expression: `%` any text, `_` one character, `[abc]` and `[a-f]` one of them, `[^abc]` none of
 * them, all ignoring case; a bracket that is never closed is a bracket.
 */
export function likeExpression(pattern: string): RegExp {
  const source = pattern
    .toLowerCase()
    .replace(/\[([^\]]*)\]|[\s\S]/g, (piece, inside: string | undefined) =>
      inside === undefined ? single(piece) : classOf(inside),
    )
  return new RegExp(`^${source}$`)
}

function single(character: string): string {
  if (character === '%') return '[\\s\\S]*'
  if (character === '_') return '[\\s\\S]'
  return escaped(character)
}

function classOf(inside: string): string {
  const isNegative = inside.startsWith('^')
  const members = [...(isNegative ? inside.slice(1) : inside).matchAll(/([\s\S])-([\s\S])|([\s\S])/g)]
    // A range whose ends are the wrong way round holds nothing.
    .map(([, from = '', to = '', alone]) => {
      if (alone !== undefined) return escaped(alone)
      return from <= to ? `${escaped(from)}-${escaped(to)}` : ''
    })
    .join('')
  if (members === '') return isNegative ? '[\\s\\S]' : '[^\\s\\S]'
  return `[${isNegative ? '^' : ''}${members}]`
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
