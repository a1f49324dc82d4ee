import { UnexpectedResponseError } from '../errors/index.js'
import type { Answer } from '../operation/index.js'
import { isGuid } from '../schema/index.js'

/** The id of a new record, from the header that holds its address. Source: "Create a table row using the Web API". */
export function createdId({ headers }: Answer, primaryKey: string, operation: string): string {
  const address = headers.get('OData-EntityId') ?? headers.get('Location') ?? ''
  const id = idIn(primaryKey).exec(address)?.[1]
  if (isGuid(id)) return id.toLowerCase()
  throw new UnexpectedResponseError(`${operation} was answered without the new record's id.`)
}

const patterns = new Map<string, RegExp>()

/** Elastic tables have a second key beside it: `new_readings(new_readingid=…,partitionid='p1')`. */
function idIn(primaryKey: string): RegExp {
  const known = patterns.get(primaryKey) ?? new RegExp(`[(,](?:${primaryKey}=)?([0-9a-f-]{36})[,)]`, 'i')
  patterns.set(primaryKey, known)
  return known
}
