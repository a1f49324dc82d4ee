import { SaxesParser } from 'saxes'
import { badFetch } from './refuse.js'

/** An element of an XML document. Its text is what stands directly in it. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  readonly text: string
}

interface Open extends XmlElement {
  readonly children: XmlElement[]
  text: string
}

/** Our choice: deeper than any query is written, and far from what a stack holds. */
const deepest = 200

/** Reads a document; one that is not well-formed is refused with the place. Our choice: a document type is refused too. */
export function parseXml(text: string, refuse = badFetch): XmlElement {
  const parser = new SaxesParser()
  const open: Open[] = []
  let root: XmlElement | undefined
  parser.on('error', ({ message }) => {
    throw refuse(`The XML cannot be read: ${message}`)
  })
  parser.on('doctype', () => {
    throw refuse('The XML cannot be read: it declares a document type.')
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length === deepest) throw refuse(`The XML is nested deeper than ${deepest} elements.`)
    const element: Open = { name, attributes: new Map(Object.entries(attributes)), children: [], text: '' }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  const addText = (more: string) => {
    const element = open.at(-1)
    if (element !== undefined) element.text += more
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(text).close()
  if (root === undefined) throw refuse('The XML cannot be read: it has no element.')
  return root
}
