import { preferHeaders } from '../selection/index.js'
import { requireShortPath } from './document-length.js'
import { type PageRules, type Paging, type Progress, pagingOf } from './paging.js'

/** What stays the same from page to page. */
export interface Reading {
  readonly name: string
  readonly entitySetName: string
  readonly annotated: 'formatted' | 'lookups' | undefined
  readonly rules: PageRules
  /** The document, with the attributes that choose a page. */
  document(paging: Paging): string
  /** Makes the records what their type says, in place. */
  restore(records: readonly unknown[]): void
}

const pagingAnnotations = ['Microsoft.Dynamics.CRM.fetchxmlpagingcookie', 'Microsoft.Dynamics.CRM.morerecords']
const countAnnotations = [
  'Microsoft.Dynamics.CRM.totalrecordcount',
  'Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded',
]

/** Encoded once, as a whole. */
export function pathOf({ name, entitySetName, document, rules }: Reading, progress: Progress): string {
  const text = encodeURIComponent(document(pagingOf(rules, progress)))
  return requireShortPath(`${entitySetName}?fetchXml=${text}`, name)
}

export function headersOf({ annotated, rules }: Reading): Readonly<Record<string, string>> {
  const others = rules.isCounted ? [...pagingAnnotations, ...countAnnotations] : pagingAnnotations
  return preferHeaders({ annotated, others })
}
