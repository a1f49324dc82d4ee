import type { Choice } from './choice.js'
import type { Condition, Operand } from './condition.js'

/** Where a column kind keeps its types; never present at run time. */
declare const types: unique symbol
declare const access: unique symbol

/**
 * A column whose type depends on the direction: what a reader gets, and what a writer gives.
 * A kind also *is* what `where` offers on such a column: its operators are its members.
 */
export interface Column<Read, Write> {
  readonly [types]: { readonly read: Read; readonly write: Write }
}

/** Set by the service, never by the caller. */
export type ReadOnly<Kind> = Kind & { readonly [access]: { readonly create: false; readonly update: false } }
/** Given when the record is created and fixed from then on. */
export type CreateOnly<Kind> = Kind & { readonly [access]: { readonly create: true; readonly update: false } }
/** Starts with a value of the service's and can be changed later, as `statecode` does. */
export type UpdateOnly<Kind> = Kind & { readonly [access]: { readonly create: false; readonly update: true } }

export interface NotForCreate {
  readonly [access]: { readonly create: false }
}
export interface NotForUpdate {
  readonly [access]: { readonly update: false }
}

export type Read<Kind> = Kind extends { readonly [types]: { readonly read: infer Value } } ? Value : never
export type Write<Kind> = Kind extends { readonly [types]: { readonly write: infer Value } } ? Value : never

interface Equatable<Value, Kind> {
  /** The value, `null`, or another column of the same kind. Text is compared ignoring case. */
  eq(value: Operand<Value, Kind>): Condition
  ne(value: Operand<Value, Kind>): Condition
  isNull(): Condition
  isNotNull(): Condition
}

interface Listable<Value> {
  /** Wire: `Microsoft.Dynamics.CRM.In`, or a chain of `or` where that is shorter. */
  in(values: readonly Value[]): Condition
  /** Wire: `Microsoft.Dynamics.CRM.NotIn`. */
  notIn(values: readonly Value[]): Condition
}

interface Comparable<Value, Kind> extends Equatable<Value, Kind> {
  gt(value: Value | Kind): Condition
  ge(value: Value | Kind): Condition
  lt(value: Value | Kind): Condition
  le(value: Value | Kind): Condition
  /** Both ends included. */
  between(from: Value, to: Value): Condition
}

/** Text of one line. Comparisons ignore case. */
export interface Text extends Column<string | null, string | null>, Comparable<string, Text>, Listable<string> {
  /** SQL wildcards in the text (`%`, `_`, `[`) are escaped: what is given is what is found. */
  contains(text: string): Condition
  startsWith(text: string): Condition
  endsWith(text: string): Condition
}

/** Text of many lines. */
export interface Memo extends Column<string | null, string | null>, Equatable<string, Memo> {
  contains(text: string): Condition
  startsWith(text: string): Condition
  endsWith(text: string): Condition
}

interface Numeric<Kind> extends Column<number | null, number | null>, Comparable<number, Kind>, Listable<number> {}

/** A whole number of 32 bits. */
export interface WholeNumber extends Numeric<WholeNumber> {}
/** A whole number of 64 bits. A JavaScript number would round it, so it is read as its digits. */
export interface BigInteger
  extends Column<string | null, bigint | number | string | null>,
    Comparable<bigint | number | string, BigInteger>,
    Listable<bigint | number | string> {}
/** A whole number of 64 bits, read as a `bigint`: generated on request. */
export interface NativeBigInteger
  extends Column<bigint | null, bigint | number | string | null>,
    Comparable<bigint | number | string, NativeBigInteger>,
    Listable<bigint | number | string> {}
/** A decimal of fixed precision. */
export interface Decimal extends Numeric<Decimal> {}
/** A binary floating-point number. */
export interface Float extends Numeric<Float> {}
/** An amount in the record's transaction currency; a column named `…_base` is in the organization's base currency. */
export interface Money extends Numeric<Money> {}

/** Yes or no. */
export interface TwoOption extends Column<boolean | null, boolean | null>, Equatable<boolean, TwoOption> {}

/** One of a set of numbered options. */
export interface ChoiceColumn<Known extends number>
  extends Column<Choice<Known> | null, Choice<Known> | null>,
    Comparable<Choice<Known>, ChoiceColumn<Known>>,
    Listable<Choice<Known>> {}

/**
 * Any number of options of a set. Read as the wire has it, `4,7` (`optionsIn` splits it); written as that text or as
 * a list of options, which is easier.
 */
export interface MultiChoiceColumn<Known extends number>
  extends Column<string | null, readonly Choice<Known>[] | string | null> {
  /** At least one of the options is chosen. Wire: `Microsoft.Dynamics.CRM.ContainValues`. */
  containValues(options: readonly Choice<Known>[]): Condition
  /** None of the options is chosen. Wire: `Microsoft.Dynamics.CRM.DoesNotContainValues`. */
  doesNotContainValues(options: readonly Choice<Known>[]): Condition
  isNull(): Condition
  isNotNull(): Condition
}

/** The record's state: always present, numbers fixed by the product. */
export interface StateColumn<Known extends number>
  extends Column<Choice<Known>, Choice<Known>>,
    Comparable<Choice<Known>, StateColumn<Known>>,
    Listable<Choice<Known>> {}

/** A GUID, lower case, without braces. */
export interface GuidColumn
  extends Column<string | null, string | null>,
    Equatable<string, GuidColumn>,
    Listable<string> {}
/** The primary key: always present, and may be chosen by the creator. */
export interface PrimaryKey extends Column<string, string>, Equatable<string, GuidColumn>, Listable<string> {}

/** The GUID behind a lookup, as `_x_value`. Write the lookup by its logical name with a `ref`. */
export interface LookupId<Targets extends string>
  extends Column<string | null, never>,
    Equatable<string, LookupId<string>>,
    Listable<string> {
  readonly [access]: { readonly create: false; readonly update: false; readonly targets: Targets }
}

interface Dated<Value, Kind> extends Comparable<Value, Kind> {
  on(day: Value): Condition
  onOrAfter(day: Value): Condition
  onOrBefore(day: Value): Condition
  today(): Condition
  yesterday(): Condition
  tomorrow(): Condition
  last7Days(): Condition
  next7Days(): Condition
  lastWeek(): Condition
  thisWeek(): Condition
  nextWeek(): Condition
  lastMonth(): Condition
  thisMonth(): Condition
  nextMonth(): Condition
  lastYear(): Condition
  thisYear(): Condition
  nextYear(): Condition
  lastXDays(days: number): Condition
  nextXDays(days: number): Condition
  lastXWeeks(weeks: number): Condition
  nextXWeeks(weeks: number): Condition
  lastXMonths(months: number): Condition
  nextXMonths(months: number): Condition
  lastXYears(years: number): Condition
  nextXYears(years: number): Condition
  olderThanXDays(days: number): Condition
  olderThanXWeeks(weeks: number): Condition
  olderThanXMonths(months: number): Condition
  olderThanXYears(years: number): Condition
}

/** An instant, read as `2026-03-01T10:00:00Z`; written as that text or as a `Date`. */
export interface DateTime extends Column<string | null, string | Date | null>, Dated<string | Date, DateTime> {
  lastXHours(hours: number): Condition
  nextXHours(hours: number): Condition
  olderThanXHours(hours: number): Condition
  olderThanXMinutes(minutes: number): Condition
}

/**
 * What clocks show, in no time zone: nine o'clock is nine o'clock everywhere. Read as `2026-03-01T09:00:00Z`, whose `Z`
 * says nothing; written as `2026-03-01T09:00:00`, with the `Z` or without. A `Date`, which is an instant, is refused.
 */
export interface TimeZoneIndependent extends Column<string | null, string | null>, Dated<string, TimeZoneIndependent> {}

/** A calendar day without a zone, `2026-03-01`. A `Date` is refused: its day depends on where it is read. */
export interface DateOnly extends Column<string | null, string | null>, Dated<string, DateOnly> {}

/** An image: bytes or base64 when written, its thumbnail in base64 when read. */
export interface ImageColumn extends Column<string | null, string | Uint8Array | null> {}
/** A file: its id when read; written through the file operations only. */
export interface FileColumn extends Column<string | null, never> {}
/** A platform switch that holds whether it may be changed. */
export interface ManagedBoolean extends Column<ManagedBooleanValue | null, ManagedBooleanValue | null> {}
export interface ManagedBooleanValue {
  readonly Value: boolean
  readonly CanBeChanged: boolean
  readonly ManagedPropertyLogicalName: string
}
