import { Refusal } from '../../model.js'
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

export function readPlace(text: string): Place {
  const [, upTo, kind, version] = /pagingcookie="(\d+) (changed|deleted) (\d+)" istracking="True"/.exec(text) ?? []
  if (upTo === undefined || version === undefined || (kind !== 'changed' && kind !== 'deleted')) {
    throw new Refusal(400, '0x8004112A', 'The paging cookie in $skiptoken cannot be read, or belongs to another query.')
  }
  return { upTo: Number(upTo), last: { kind, version: Number(version) } }
}

/** Those of the changes that come after the place. */
export function changesAfter(changes: readonly Change[], { last }: Place): readonly Change[] {
  if (last === undefined) return changes
  return changes.filter(({ kind, version }) =>
    kind === last.kind ? version > last.version : last.kind === 'changed' && kind === 'deleted',
  )
}
