import { largestPage } from '../selection/index.js'

/** The attributes of `fetch` that say which part of the records is wanted. */
export interface Paging {
  readonly returntotalrecordcount?: string | undefined
  readonly top?: string | undefined
  readonly page?: string | undefined
  readonly count?: string | undefined
  readonly 'paging-cookie'?: string | undefined
  readonly [name: string]: string | undefined
}

/** How far a reading has come. */
export interface Progress {
  /** The page to be read, from 1. */
  readonly page: number
  /** What the service gave with the page before. */
  readonly cookie?: string
  /** Records still wanted; all of them when absent. */
  readonly remaining?: number
}

export interface PageRules {
  /** Figures come on one page. */
  readonly isAggregate: boolean
  /** The service counts only where it pages. */
  readonly isCounted: boolean
  /** A text that limits itself. */
  readonly isOnePage?: boolean
  readonly pageSize: number | undefined
}

/** A limit that has to be paged all the same reads no more than it needs, with one size for all pages. */
export function withLimit(rules: PageRules, limit: number | undefined): PageRules {
  const { isCounted, pageSize = largestPage } = rules
  return isCounted && limit !== undefined && limit < pageSize ? { ...rules, pageSize: limit } : rules
}

/** The count of the first page is that of all of them. */
export function afterFirstPage(rules: PageRules): PageRules {
  return rules.isCounted ? { ...rules, isCounted: false } : rules
}

/**
 * The service takes a limit or pages, not both, and no limit above a page.
 *
 * Source: "fetch element", top.
 */
export function pagingOf(rules: PageRules, { page, cookie, remaining }: Progress): Paging {
  const { isAggregate, isCounted, isOnePage, pageSize = largestPage } = rules
  const limit = remaining ?? Number.POSITIVE_INFINITY
  const counting = { returntotalrecordcount: isCounted ? 'true' : undefined }
  if (isAggregate) return limit <= largestPage ? { ...counting, top: String(limit) } : counting
  if (isOnePage || (page === 1 && limit <= pageSize && !isCounted)) return { ...counting, top: String(limit) }
  return { ...counting, page: String(page), count: String(pageSize), 'paging-cookie': cookie }
}
