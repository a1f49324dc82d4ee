import { SaxesParser } from 'saxes'
import { MetadataError } from './metadata-error.js'

/** Called for each element, the outermost first. */
interface XmlHandler {
  open(element: string, attributes: Readonly<Record<string, string>>): void
  text(text: string): void
  close(element: string): void
}

/** Ends the reading with an error that names the line and the column. */
export type Fail = (problem: string) => never

/**
 * Reads XML strictly, and gives the elements under their names without a prefix. What is not well-formed, or
 * declares entities of its own, is an error that names the line and the column.
 */
export function readXml<Handler extends XmlHandler>(
  document: string,
  xml: string,
  handlerFor: (fail: Fail) => Handler,
): Handler {
  const parser = new SaxesParser({ position: true, xmlns: false })
  const fail: Fail = (problem) => {
    throw new MetadataError(document, `line ${parser.line}, column ${parser.columnIndex + 1}: ${problem}`)
  }
  const handler = handlerFor(fail)
  parser.on('error', ({ message }) => fail(message.replace(/^\d+:\d+: /, '')))
  parser.on('doctype', () => fail('a document type is declared, which no $metadata document does.'))
  parser.on('opentag', (tag) => handler.open(withoutPrefix(tag.name), tag.attributes))
  parser.on('text', (text) => handler.text(text))
  parser.on('closetag', (tag) => handler.close(withoutPrefix(tag.name)))
  parser.write(xml).close()
  return handler
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
