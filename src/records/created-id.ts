import { UnexpectedResponseError } from '../errors/index.js'
import type { Answer } from '../operation/index.js'
import { isGuid } from '../schema/index.js'

/** The id of a new record, from the header that holds its address. Source: "Create a table row using the Web API". */
export function createdId({ headers }: Answer, operation: string): string {
  const address = headers.get('OData-EntityId') ?? headers.get('Location')
  // The first key, where the address has several: `new_readings(new_readingid=…,partitionid='p1')`.
  const id = address
    ?.slice(address.lastIndexOf('(') + 1)
    .split(/[,)]/)[0]
    ?.split('=')
    .at(-1)
  if (isGuid(id)) return id.toLowerCase()
  throw new UnexpectedResponseError(`${operation} was answered without the new record's id.`)
}
