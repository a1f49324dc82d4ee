import { UsageError } from '../errors/index.js'

/** An ETag as it stands in a header. */
export function etagText(text: string, option = 'ifMatch'): string {
  if (typeof text === 'string' && /^(W\/)?"[\x21\x23-\x7e]*"$/.test(text)) return text
  throw new UsageError(`${option} takes the @odata.etag of a record: W/"123".`)
}
