import { Refusal } from '../model.js'
import { badUrl, notEmulated } from './refuse.js'

/** Where a request is addressed to. */
export interface ApiPath {
  /** Without a slash at its end. */
  readonly root: string
  /** What comes after the root and its slash, still percent-encoded. */
  readonly rest: string
}

/** Splits a URL behind the service's root, which is any of the versions 9.0 to 9.2. Source: protocol/wire.md 1.1, 1.2. */
export function parseApiPath(url: URL, longestUrl: number): ApiPath {
  if (url.href.length > longestUrl) {
    throw badUrl(
      `Invalid URI: The Uri string is too long. It has ${url.href.length} characters, ${longestUrl} are allowed.`,
    )
  }
  const [, root, rest] = /^(\/api\/data\/v9\.[0-2])(?:\/(.*))?$/s.exec(url.pathname) ?? []
  if (/^\/api\/search\//i.test(url.pathname)) {
    throw notEmulated(`${url.pathname}: search by searchquery, searchsuggest and searchautocomplete of the Web API`)
  }
  // Our choice: what lies outside of the Web API answers in its way too.
  if (root === undefined) throw new Refusal(404, '0x8006088A', `No resource of the Web API lies at ${url.pathname}.`)
  return { root: `${url.origin}${root}`, rest: rest ?? '' }
}
