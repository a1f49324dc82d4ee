import { readCollection } from '../odata/index.js'
import { type Answer, json, noContent } from './answer.js'
import type { Address, Call } from './call.js'
import { requireAt } from './locate.js'
import { requireOptions } from './query-options.js'
import { followFrom } from './read.js'

/** A reference has no columns and expands nothing. */
const options = new Set(['$filter', '$orderby', '$top', '$count', '$skiptoken'])

/** `GET …/$ref`: the URLs of related records in place of the records. Source: protocol/wire.md 2.8. */
export function readReferences(call: Call, at: Address, name: string): Answer {
  const { reader, url, prefer } = call
  const { target, many, rows } = followFrom(call, requireAt(call, at), at, name)
  const link = (id: unknown) => ({ '@odata.id': `${reader.apiRoot}/${target.entitySetName}(${id})` })
  if (!many) {
    requireOptions(url)
    const [record] = rows
    if (record === undefined) return noContent()
    return json({ '@odata.context': `${reader.apiRoot}/$metadata#$ref`, ...link(record.id) })
  }
  const page = readCollection(reader, target, rows, url, prefer.ofPage, options)
  const found = page['value']
  if (!Array.isArray(found)) throw new Error('A collection was read without its rows.')
  return json(
    {
      ...page,
      '@odata.context': `${reader.apiRoot}/$metadata#Collection($ref)`,
      value: found.map((row) => link(row[target.primaryKey])),
    },
    { 'Preference-Applied': prefer.applied('odata.maxpagesize') },
  )
}
