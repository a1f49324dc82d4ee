import { brokenCookie } from '../broken-cookie.js'

/** Some of the groups of a result. */
interface GroupPage<Group> {
  readonly page: readonly Group[]
  /** The `$skiptoken` of the next page; absent on the last. */
  readonly next?: string
}

/**
 * Cuts one page out of groups. Our choice: groups have no ids, so a page begins where the counting of those before it
 * ends, also when rows have changed meanwhile.
 */
export function cutGroups<Group>(groups: readonly Group[], size: number, token: string | undefined): GroupPage<Group> {
  const { number, start } = token === undefined ? { number: 1, start: 0 } : readPlace(token)
  const end = start + size
  const page = groups.slice(start, end)
  return end >= groups.length ? { page } : { page, next: writePlace(number + 1, end) }
}

function writePlace(number: number, start: number): string {
  const text = `<cookie pagenumber="${number}" pagingcookie="${start} groups" istracking="False" />`
  return encodeURIComponent(text).replaceAll('%3D', '=').replaceAll('%2F', '/')
}

function readPlace(token: string): { readonly number: number; readonly start: number } {
  const [, number, start] =
    /^<cookie pagenumber="(\d{1,9})" pagingcookie="(\d{1,9}) groups" istracking="False" \/>$/.exec(token) ?? []
  if (number === undefined || start === undefined) throw brokenCookie()
  return { number: Number(number), start: Number(start) }
}
