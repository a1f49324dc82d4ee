import { brokenCookie } from '../broken-cookie.js'
import type { Change } from './changes-between.js'

/** Where a page of changes begins. */
export interface Place {
  /** The latest version that this reading goes up to: what is written meanwhile is left to the next. */
  readonly upTo: number
  /** The change that the page before ended with. */
  readonly last?: Pick<Change, 'kind' | 'version'>
}

/** The text of `$skiptoken` for the next page, percent-encoded for a URL. Source: protocol/query.md 3.7 for its frame. */
export function writePlace(upTo: number, { kind, version }: Change): string {
  const text = `<cookie pagenumber="2" pagingcookie="${upTo} ${kind} ${version}" istracking="True" />`
  return encodeURIComponent(text).replaceAll('%3D', '=').replaceAll('%2F', '/')
}

/** Whether a `$skiptoken` leads on in a reading of changes. */
export function isTracking(text: string): boolean {
  return text.includes('istracking="True"')
}

/** Reads a place that `writePlace` gave. `latest`: the row version that no reading can have gone beyond. */
export function readPlace(text: string, latest: number): Place {
  const [, upTo, kind, version] =
    /^<cookie pagenumber="2" pagingcookie="(\d{1,15}) (changed|deleted) (\d{1,15})" istracking="True" \/>$/.exec(
      text,
    ) ?? []
  if (upTo === undefined || version === undefined || (kind !== 'changed' && kind !== 'deleted')) throw brokenCookie()
  if (Number(upTo) > latest || Number(version) > Number(upTo)) throw brokenCookie()
  return { upTo: Number(upTo), last: { kind, version: Number(version) } }
}

/** Those of the changes that come after the place. */
export function changesAfter(changes: readonly Change[], { last }: Place): readonly Change[] {
  if (last === undefined) return changes
  return changes.filter(({ kind, version }) =>
    kind === last.kind ? version > last.version : last.kind === 'changed' && kind === 'deleted',
  )
}
