import { mapResult, type Operation } from '../../operation/index.js'
import { GetTimeZoneCodeByLocalizedName, LocalTimeFromUtcTime, UtcTimeFromLocalTime } from '../../operations/index.js'
import { instant, wholeNumber } from '../checks.js'

/** Input of `localTimeFromUtcTime`. */
export interface LocalTimeFromUtcTimeInput {
  /** The service's own code of the zone, as in `usersettings.timezonecode`. */
  readonly timeZoneCode: number
  readonly utcTime: string | Date
}

/** Input of `utcTimeFromLocalTime`. */
export interface UtcTimeFromLocalTimeInput {
  readonly timeZoneCode: number
  /** As a clock in the zone shows it, without an offset: `2026-03-01T09:30:00`. */
  readonly localTime: string
}

/**
 * What a clock in a time zone shows at an instant, by the service's own rules of the zone.
 *
 * Wire: function `LocalTimeFromUtcTime`, unbound. The `Z` of the answer means nothing: the time is the zone's.
 * Fails with: `ServiceError` for a zone that there is not.
 * Repeat: it only reads.
 * Source: the function's page in the Web API reference. The emulator does not run it, as it has no rules of zones.
 *
 * @example
 * const shown = await crm.execute(localTimeFromUtcTime({ timeZoneCode: 110, utcTime: '2026-03-01T08:30:00Z' }))
 */
export function localTimeFromUtcTime({ timeZoneCode, utcTime }: LocalTimeFromUtcTimeInput): Operation<string> {
  const local = LocalTimeFromUtcTime({ TimeZoneCode: codeOf(timeZoneCode), UtcTime: instant(utcTime, 'utcTime') })
  return mapResult(local, ({ LocalTime }) => LocalTime)
}

/**
 * The instant at which a clock in a time zone shows a time, in UTC.
 *
 * Wire: function `UtcTimeFromLocalTime`, bound to the set `resourcegroups`.
 * Fails with: `ServiceError` for a zone that there is not.
 * Repeat: it only reads.
 * Source: the function's page in the Web API reference. The emulator does not run it, as it has no rules of zones.
 *
 * @example
 * const instant = await crm.execute(utcTimeFromLocalTime({ timeZoneCode: 110, localTime: '2026-03-01T09:30:00' }))
 */
export function utcTimeFromLocalTime({ timeZoneCode, localTime }: UtcTimeFromLocalTimeInput): Operation<string> {
  const utc = UtcTimeFromLocalTime({ TimeZoneCode: codeOf(timeZoneCode), LocalTime: instant(localTime, 'localTime') })
  return mapResult(utc, ({ UtcTime }) => UtcTime)
}

/** Input of `getTimeZoneCodeByLocalizedName`. */
export interface GetTimeZoneCodeByLocalizedNameInput {
  /** `W. Europe Standard Time` */
  readonly localizedStandardName: string
  /** Of the name's language: 1033 when absent. */
  readonly localeId?: number | undefined
}

/**
 * The service's own code of a time zone.
 *
 * Wire: function `GetTimeZoneCodeByLocalizedName`, unbound.
 * Fails with: `ServiceError` for a name that there is not.
 * Repeat: it only reads.
 * Source: the function's page in the Web API reference. The emulator does not run it.
 *
 * @example
 * const code = await crm.execute(
 *   getTimeZoneCodeByLocalizedName({ localizedStandardName: 'W. Europe Standard Time' }),
 * )
 */
export function getTimeZoneCodeByLocalizedName({
  localizedStandardName,
  localeId = 1033,
}: GetTimeZoneCodeByLocalizedNameInput): Operation<number> {
  const code = GetTimeZoneCodeByLocalizedName({
    LocalizedStandardName: localizedStandardName,
    LocaleId: wholeNumber(localeId, 'localeId', 0, 2 ** 31 - 1),
  })
  return mapResult(code, ({ TimeZoneCode }) => TimeZoneCode)
}

function codeOf(timeZoneCode: number): number {
  return wholeNumber(timeZoneCode, 'timeZoneCode', 0, 2 ** 31 - 1)
}
