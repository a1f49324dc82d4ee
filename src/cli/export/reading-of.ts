import { retrieveTotalRecordCount } from '../../actions/index.js'
import { rawFetchXml } from '../../fetchxml/index.js'
import type { Client, Operation } from '../../index.js'
import { mapResult } from '../../operation/index.js'
import { CommandError } from '../command-error.js'
import { knownTable } from '../known-table.js'
import { propertyOf, readFetchDocument } from './fetch-document.js'
import type { ExportFlags } from './flags.js'
import { pathReading } from './path-reading.js'
import type { Reading } from './reading.js'
import { tableNamed } from './table-named.js'

type Options = Pick<ExportFlags, 'select' | 'formatted' | 'pageSize'>

/** What a query asks for: FetchXML, the logical name of a table, or a path as in `leads?$select=subject`. */
export async function readingOf(crm: Client, query: string, flags: Options, signal?: AbortSignal): Promise<Reading> {
  const text = query.trim()
  if (text.startsWith('<')) return fetchReading(crm, text, flags, signal)
  const isEntitySet = knownTable(text)?.table.entitySetName === text
  return /^\w+$/.test(text) && !isEntitySet ? tableReading(crm, text, flags, signal) : wholePathReading(text, flags)
}

async function fetchReading(
  crm: Client,
  text: string,
  { select, pageSize }: Options,
  signal: AbortSignal | undefined,
): Promise<Reading> {
  refuseSelect(select, 'FetchXML names its columns with attribute')
  const { table, columns } = readFetchDocument(text)
  const fetch = rawFetchXml(await tableNamed(crm, table, signal), text).annotated('lookups')
  return { firstPage: pageSize === undefined ? fetch : fetch.pageSize(pageSize), columns }
}

async function tableReading(
  crm: Client,
  name: string,
  { select = '', formatted = false, pageSize }: Options,
  signal: AbortSignal | undefined,
): Promise<Reading> {
  const { entitySetName } = await tableNamed(crm, name, signal)
  const columns = listed(select).map((column) => propertyOf(name, column))
  const path = columns.length === 0 ? entitySetName : `${entitySetName}?$select=${columns.join(',')}`
  return { firstPage: pathReading(path, { formatted, pageSize }), columns, total: totalOf(name) }
}

function wholePathReading(path: string, { select, formatted = false, pageSize }: Options): Reading {
  refuseSelect(select, 'A path names its columns with $select')
  if (/^https?:/i.test(path)) {
    throw new CommandError('Give the query as a path, such as leads?$select=subject, and the organization with --url.')
  }
  const table = /^(\w+)(\?|$)/.exec(path)?.[1] ?? ''
  const known = /[?&]\$(filter|top|apply)=|[?&]\w+=/i.test(path) ? undefined : knownTable(table)
  const selected = /[?&]\$select=([^&]*)/i.exec(path)?.[1]?.replaceAll('%20', ' ') ?? ''
  return {
    firstPage: pathReading(path, { formatted, pageSize }),
    columns: listed(selected),
    ...(known !== undefined && { total: totalOf(known.table.name) }),
  }
}

function listed(text: string): readonly string[] {
  return text.split(',').flatMap((name) => name.trim() || [])
}

/** Of the whole table, from a snapshot: `$count` stops at 5,000. */
function totalOf(table: string): Operation<number | undefined> {
  return mapResult(retrieveTotalRecordCount([table]), (counts) => counts[table])
}

function refuseSelect(select: string | undefined, otherwise: string): void {
  if (select !== undefined) throw new CommandError(`--select goes with the logical name of a table. ${otherwise}.`)
}
