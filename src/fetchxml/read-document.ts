import { SaxesParser } from 'saxes'
import { UsageError } from '../errors/index.js'

/** What has to be known of a document to page it. */
export interface FetchDocument {
  /** Logical name of the root table. */
  readonly table: string | undefined
  readonly attributes: Readonly<Record<string, string>>
  /** What stands before and behind the start tag of `fetch`. */
  readonly before: string
  readonly after: string
}

/** Reads a FetchXML document. What is not well-formed is refused with its line and column. */
export function readFetchDocument(given: string): FetchDocument {
  // XML has line feeds alone; the positions of the reader are then those of the text.
  const text = String(given).replace(/\r\n?/g, '\n')
  const parser = new SaxesParser({ xmlns: false })
  const fail = (problem: string): never => {
    requireNoBareAmpersand(text.slice(0, parser.position))
    throw new UsageError(`The FetchXML, line ${parser.line}, column ${parser.columnIndex + 1}: ${problem}`)
  }
  let depth = 0
  let tag: { readonly start: number; readonly end: number } | undefined
  let attributes: Readonly<Record<string, string>> = {}
  let table: string | undefined
  let start = 0
  parser.on('error', ({ message }) => fail(message.replace(/^\d+:\d+: /, '')))
  parser.on('doctype', () => fail('a document type is declared, which no FetchXML has.'))
  parser.on('opentagstart', () => {
    if (depth === 0) start = text.lastIndexOf('<', parser.position - 1)
  })
  parser.on('opentag', ({ name, attributes: found }) => {
    if (depth === 0) {
      if (name !== 'fetch') fail('the root element is fetch.')
      attributes = found
      tag = { start, end: parser.position }
    } else if (depth === 1 && name === 'entity') table ??= found['name']
    depth += 1
  })
  parser.on('closetag', () => {
    depth -= 1
  })
  parser.write(text).close()
  const { start: from = 0, end: to = 0 } = tag ?? {}
  return { table, attributes, before: text.slice(0, from), after: text.slice(to) }
}

const notMarkup = /<!--.*?-->|<!\[CDATA\[.*?\]\]>/gs
const bareAmpersand = /&(?!(?:\w+|#\d+|#x[\da-f]+);)/i

/** The reader takes everything behind one for a name, up to a semicolon far away or to the end. */
function requireNoBareAmpersand(text: string): void {
  const at = text.replace(notMarkup, (found) => found.replace(/[^\n]/g, ' ')).search(bareAmpersand)
  if (at === -1) return
  const lines = text.slice(0, at).split('\n')
  throw new UsageError(
    `The FetchXML, line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}: an & stands for itself as &amp; only, which xml\`…\` writes.`,
  )
}
