import { UnexpectedResponseError } from '../../errors/index.js'
import type { Operation, Page } from '../../index.js'
import { type Answer, jsonRead } from '../../operation/index.js'
import { preferHeaders } from '../../selection/index.js'
import type { ServiceRecord } from './reading.js'

interface PathOptions {
  readonly formatted: boolean
  readonly pageSize: number | undefined
}

/** The table that a lookup's record is of. */
const lookupTable = 'Microsoft.Dynamics.CRM.lookuplogicalname'

/** Reads an OData query, page by page. Source: "Page results using OData". */
export function pathReading(path: string, { formatted, pageSize }: PathOptions): Operation<Page<ServiceRecord>> {
  const headers = preferHeaders(
    formatted ? { annotated: 'lookups', pageSize } : { annotated: undefined, others: [lookupTable], pageSize },
  )
  return pageAt(encodedPath(path), headers)
}

function pageAt(path: string, headers: Readonly<Record<string, string>>): Operation<Page<ServiceRecord>> {
  return jsonRead({
    name: 'export',
    path,
    headers,
    read: ({ body }: Answer) => {
      if (!isCollection(body)) throw new UnexpectedResponseError('The query was answered without a list of records.')
      const { value, '@odata.nextLink': nextLink } = body
      if (nextLink === path) {
        throw new UnexpectedResponseError('The query was answered with a page that leads to itself.')
      }
      return { records: value, ...(typeof nextLink === 'string' && { next: pageAt(nextLink, headers) }) }
    },
  })
}

/** What people type between quotes goes out as text: nothing of it is cut off as a fragment. */
function encodedPath(path: string): string {
  return path.replaceAll(' ', '%20').replaceAll('#', '%23')
}

function isCollection(body: unknown): body is Readonly<Record<string, unknown>> & { readonly value: ServiceRecord[] } {
  return typeof body === 'object' && body !== null && 'value' in body && Array.isArray(body.value)
}
