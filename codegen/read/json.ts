import { MetadataError } from './metadata-error.js'

/** Reads JSON; what is none is an error that names the line and the column. */
export function parseJson(document: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const at = positionOf(cause instanceof Error ? cause.message : '', text)
    const lines = text.slice(0, at).split('\n')
    const place = `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`
    const problem = at >= text.trimEnd().length ? 'it ends too early' : 'what stands here is none'
    throw new MetadataError(document, `${place}: this is no whole JSON, ${problem}.`, { cause })
  }
}

/** How many characters before the wrong one the parser quotes. */
const quotedBefore = 10

/** The parser gives the position, or it quotes what stands around the wrong character, or the text ends too early. */
function positionOf(message: string, text: string): number {
  const position = / at position (\d+)/.exec(message)?.[1]
  if (position !== undefined) return Number(position)
  const quoted = /^Unexpected token .*?, (\.\.\.)?"(.*?)"(?:\.\.\.)? is not valid JSON$/s.exec(message)
  if (!quoted) return text.length
  const [, isCut, around = ''] = quoted
  const start = text.indexOf(around)
  return isCut ? start + quotedBefore : start + Math.max(0, around.indexOf(tokenOf(message)))
}

function tokenOf(message: string): string {
  return /^Unexpected token '(.)'/s.exec(message)?.[1] ?? ''
}
