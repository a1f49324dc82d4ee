import type { Table } from '../schema/index.js'
import { largestPage, preferHeaders, type SelectionNode } from '../selection/index.js'

/** Source: "Count number of rows". */
const totals = [
  'Microsoft.Dynamics.CRM.totalrecordcount',
  'Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded',
] as const

/** Where a query reads, and what goes for the whole of it. Never changed. */
export interface QuerySource {
  readonly table: Table
  readonly name: string
  /** The entity set, or a collection of one record. */
  readonly path: string
  readonly isCounted: boolean
  readonly pageSize: number | undefined
}

/** The service takes a limit or a page size, not both, and no limit above a page. */
export function isOnePage({ pageSize = largestPage }: QuerySource, { top }: SelectionNode): boolean {
  return top !== undefined && top <= pageSize
}

/** For every page: the links do not carry them. */
export function headersOf(source: QuerySource, node: SelectionNode): Readonly<Record<string, string>> {
  return preferHeaders({
    annotated: node.annotated,
    others: source.isCounted ? totals : [],
    pageSize: isOnePage(source, node) ? undefined : source.pageSize,
  })
}
