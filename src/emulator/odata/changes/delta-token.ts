import { Refusal } from '../../model.js'
import type { Reader } from '../reader.js'
import { badQuery } from '../refuse.js'

/** Source: protocol/wire.md 9.2, the default of the organization's `expirechangetrackingindays`. */
const daysUntilExpiry = 7
const dayInMs = 86_400_000

/** The text of `$deltatoken`, percent-encoded for a URL: a row version and when it was given. Source: protocol/wire.md 9.2. */
export function writeDeltaToken(version: number, at: Date): string {
  const [, year, month, day, time] = /^(\d+)-(\d\d)-(\d\d)T([\d:]{8})/.exec(at.toISOString()) ?? []
  const text = encodeURIComponent(`${version}!${month}/${day}/${year} ${time}`).replaceAll('!', '%21')
  return text.replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase())
}

/** The row version that a token stands for. One that is too old is refused, as is one of a later time than now. */
export function readDeltaToken(reader: Reader, text: string): number {
  const [, version, month, day, year, time] = /^(\d+)!(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d:\d\d)$/.exec(text) ?? []
  const at = Date.parse(`${year}-${month}-${day}T${time}Z`)
  if (version === undefined || Number.isNaN(at)) throw badQuery(`'${text}' in $deltatoken cannot be read.`)
  if (reader.now().getTime() - at > expiryInDays(reader) * dayInMs) throw expired()
  // Our choice: so does a token of another organization, or of a time that has not come.
  if (Number(version) > reader.store.version || at > reader.now().getTime()) throw expired()
  return Number(version)
}

/** Source: issue 3845 of MicrosoftDocs/powerapps-docs for the text, protocol/error-codes.csv for its code. */
export function expired(): Refusal {
  return new Refusal(
    400,
    '0x80044352',
    'Version stamp associated with the client has expired. Please perform a full sync.',
  )
}

function expiryInDays({ store }: Reader): number {
  const [organization] = store.tables.has('organization') ? store.all('organization') : []
  const days = organization?.values['expirechangetrackingindays']
  return typeof days === 'number' ? days : daysUntilExpiry
}
