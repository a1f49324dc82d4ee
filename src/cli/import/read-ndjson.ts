import { isPlainObject } from '../../schema/index.js'
import { CommandError } from '../command-error.js'
import type { Row } from './row.js'

/** In characters. */
const longestLine = 16 * 2 ** 20

/** Reads one JSON object a line; empty lines are passed over. */
export async function* readNdjson(name: string, pieces: AsyncIterable<string>): AsyncGenerator<Row, void, undefined> {
  let line = 0
  for await (const text of linesOf(name, pieces)) {
    line += 1
    if (text.trim() !== '') yield { line, source: text, content: contentOf(text) }
  }
}

function contentOf(text: string): Row['content'] {
  try {
    const value: unknown = JSON.parse(text, exactly)
    return isPlainObject(value) ? Object.entries(value) : { fault: 'The line is JSON and no object.' }
  } catch {
    return { fault: 'The line is no JSON.' }
  }
}

/** An integer that a number would round stays as its digits. */
function exactly(_name: string, value: unknown, context?: { readonly source?: string }): unknown {
  const digits = context?.source
  const isRounded = typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(digits ?? '')
  return isRounded ? digits : value
}

async function* linesOf(name: string, pieces: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let rest = ''
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > longestLine) throw new CommandError(`${name} has a line of more than 16 million characters.`)
    for (const line of lines) yield line.replace(/\r$/, '')
  }
  if (rest !== '') yield rest
}
