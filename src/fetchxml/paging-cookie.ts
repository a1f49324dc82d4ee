import { SaxesParser } from 'saxes'
import { UnexpectedResponseError } from '../errors/index.js'

/**
 * The cookie for the next page, out of what stands in the answer: XML whose attribute is URL-encoded twice. Its page number
 * is not to be trusted: the documented second answer has that of the first.
 *
 * Source: "Page results using FetchXML".
 */
export function readPagingCookie(annotation: string, name: string): string | undefined {
  const broken = new UnexpectedResponseError(`${name} was answered with a paging cookie that cannot be read.`)
  let encoded: string | undefined
  const parser = new SaxesParser({ xmlns: false })
  parser.on('error', () => {
    throw broken
  })
  parser.on('opentag', ({ attributes }) => {
    encoded ??= attributes['pagingcookie']
  })
  parser.write(annotation).close()
  if (encoded === undefined || encoded === '') return undefined
  try {
    return decodeURIComponent(decodeURIComponent(encoded))
  } catch {
    throw broken
  }
}
