import { badFetch, codes } from './refuse.js'
import { parseXml } from './xml-element.js'

/** The `$skiptoken` of a view's page, percent-encoded for a URL. Our choice: the form of OData's. Source: protocol/query.md 3.7. */
export function writeViewToken(page: number, cookie: string | undefined): string {
  const [, inner = ''] = /pagingcookie="([^"]*)"/.exec(cookie ?? '') ?? []
  return encodeURIComponent(`<cookie pagenumber="${page}" pagingcookie="${inner}" istracking="False" />`)
}

/** What a token says of the page that it leads to. */
export function readViewToken(token: string): { readonly page: number; readonly pagingCookie?: string } {
  const { attributes } = parseXml(token, () => brokenToken())
  const page = Number(attributes.get('pagenumber'))
  const inner = attributes.get('pagingcookie')
  if (!Number.isInteger(page) || page < 2 || inner === undefined) throw brokenToken()
  if (inner === '') return { page }
  try {
    return { page, pagingCookie: decodeURIComponent(decodeURIComponent(inner)) }
  } catch {
    throw brokenToken()
  }
}

function brokenToken() {
  return badFetch('The $skiptoken of the view cannot be read.', codes.cookie)
}
