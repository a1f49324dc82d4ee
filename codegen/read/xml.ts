import { SaxesParser } from 'saxes'
import { MetadataError } from './metadata-error.js'

/** Called for each element, the outermost first. */
export interface XmlHandler {
  open(element: string, attributes: Readonly<Record<string, string>>): void
  text(text: string): void
  close(element: string): void
}

/**
 * Reads XML strictly, and gives the elements under their names without a prefix. What is not well-formed, or
 * declares entities of its own, is an error that names the line and the column.
 */
export function readXml(document: string, xml: string, handler: XmlHandler): void {
  const parser = new SaxesParser({ position: true, xmlns: false })
  const fail = (problem: string): never => {
    throw new MetadataError(document, `line ${parser.line}, column ${parser.columnIndex + 1}: ${problem}`)
  }
  parser.on('error', ({ message }) => fail(message.replace(/^\d+:\d+: /, '')))
  parser.on('doctype', () => fail('a document type is declared, which no $metadata document does.'))
  parser.on('opentag', (tag) => handler.open(withoutPrefix(tag.name), tag.attributes))
  parser.on('text', (text) => handler.text(text))
  parser.on('closetag', (tag) => handler.close(withoutPrefix(tag.name)))
  parser.write(xml).close()
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
