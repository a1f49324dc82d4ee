import type { Choice } from './choice.js'
import type { Condition, OneWayCondition, Operand } from './condition.js'
import type { Ref } from './ref.js'

/** Where a column kind keeps its types; never present at run time. */
declare const types: unique symbol
declare const access: unique symbol
declare const kind: unique symbol

/**
 * A column whose type depends on the direction: what a reader gets, and what a writer gives.
 * A kind also *is* what `where` offers on such a column: its operators are its members.
 */
export interface Column<Read, Write> {
  readonly [types]: { readonly read: Read; readonly write: Write }
}

/** Tells kinds apart whose values look alike: the service compares columns of one kind only. */
export interface OfKind<Name extends string> {
  readonly [kind]: Name
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

// Members that need no type parameter stand in interfaces without any: the checker works them out once for all columns.
// Functions of the service, `Microsoft.Dynamics.CRM.…`, work on columns of the queried table only: on a column that was
// walked to, and in `any` and `all`, they are refused.

interface Nullable {
  isNull(): Condition
  isNotNull(): Condition
}

interface Equatable<Value, Kind> extends Nullable {
  /** The value, `null`, or another column of the same kind. Text is compared ignoring case. */
  eq(value: Operand<Value, Kind>): Condition
  /** Whether it finds a record without a value is not documented: say so with `isNull()` or `isNotNull()`. */
  ne(value: Operand<Value, Kind>): Condition
}

interface Listable<Value> {
  /** Wire: `Microsoft.Dynamics.CRM.In`, or a chain of `or` where that is shorter, or the column was walked to. */
  in(values: readonly Value[]): Condition
  /** Wire: `Microsoft.Dynamics.CRM.NotIn`, or a chain of `and`. On records without a value, see `ne`. */
  notIn(values: readonly Value[]): Condition
}

interface Comparable<Value, Kind> extends Equatable<Value, Kind> {
  gt(value: Value | Kind): Condition
  ge(value: Value | Kind): Condition
  lt(value: Value | Kind): Condition
  le(value: Value | Kind): Condition
  /**
   * Both ends included. Wire: `Microsoft.Dynamics.CRM.Between` where numbers of the queried table are compared;
   * `ge` and `le` for text, dates and columns that were walked to.
   */
  between(from: Value, to: Value): Condition
  /** Both ends excluded. Wire: `Microsoft.Dynamics.CRM.NotBetween`, or `lt` or `gt`. */
  notBetween(from: Value, to: Value): Condition
}

/** How a text is searched for. */
export interface TextMatch {
  /** Leaves SQL's wildcards (`%`, `_`, `[a-c]`, `[^a]`) alive. Ours is `false`: what is given is what is found. */
  readonly wildcards?: boolean
}

interface Searchable {
  /** Ignores case. The service slows down searches that begin with a wildcard. */
  contains(text: string, match?: TextMatch): Condition
  /** With `wildcards` the text does not begin with `%`, which the service does not support. */
  startsWith(text: string, match?: TextMatch): Condition
  /** With `wildcards` the text does not end with `%`, which the service does not support. */
  endsWith(text: string, match?: TextMatch): Condition
  /** Only on `kbarticle`, whose columns have a full-text index. Wire: `Microsoft.Dynamics.CRM.Contains`. */
  fullText(words: string): OneWayCondition
}

/** Text of one line. Comparisons ignore case. */
export interface Text
  extends Column<string | null, string | null>,
    Comparable<string, Text>,
    Listable<string>,
    Searchable,
    OfKind<'Text'> {}

/** Text of many lines. */
export interface Memo
  extends Column<string | null, string | null>,
    Equatable<string, Memo>,
    Searchable,
    OfKind<'Memo'> {}

interface Numeric<Kind> extends Column<number | null, number | null>, Comparable<number, Kind>, Listable<number> {}

/** A whole number of 32 bits. */
export interface WholeNumber extends Numeric<WholeNumber>, OfKind<'WholeNumber'> {
  /** The language of the user who asks, on a column that holds languages as their numbers (LCID). */
  eqUserLanguage(): OneWayCondition
}
/** A whole number of 64 bits. A JavaScript number would round it, so it is read as its digits. */
export interface BigInteger
  extends Column<string | null, bigint | number | string | null>,
    Comparable<bigint | number | string, BigInteger>,
    Listable<bigint | number | string>,
    OfKind<'BigInteger'> {}
/** A whole number of 64 bits, read as a `bigint`: generated on request. */
export interface NativeBigInteger
  extends Column<bigint | null, bigint | number | string | null>,
    Comparable<bigint | number | string, NativeBigInteger>,
    Listable<bigint | number | string>,
    OfKind<'BigInteger'> {}
/** A decimal of fixed precision. */
export interface Decimal extends Numeric<Decimal>, OfKind<'Decimal'> {}
/** A binary floating-point number. */
export interface Float extends Numeric<Float>, OfKind<'Float'> {}
/** An amount in the record's transaction currency; a column named `…_base` is in the organization's base currency. */
export interface Money extends Numeric<Money>, OfKind<'Money'> {}

/** Yes or no. */
export interface TwoOption
  extends Column<boolean | null, boolean | null>,
    Equatable<boolean, TwoOption>,
    OfKind<'TwoOption'> {}

// `in out`: sets of which one holds the other are two sets all the same.
/** One of a set of numbered options. */
export interface ChoiceColumn<in out Known extends number>
  extends Column<Choice<Known> | null, Choice<Known> | null>,
    Comparable<Choice<Known>, ChoiceColumn<Known>>,
    Listable<Choice<Known>>,
    OfKind<'Choice'> {}

/**
 * Any number of options of a set. Read as the wire has it, `4,7` (`optionsIn` splits it); written as that text or as
 * a list of options, which is easier.
 */
export interface MultiChoiceColumn<in out Known extends number>
  extends Column<string | null, readonly Choice<Known>[] | string | null>,
    Nullable,
    OfKind<'MultiChoice'> {
  /**
   * At least one of the options is chosen. What was written a moment ago may be missing: the service asks an index.
   * Wire: `Microsoft.Dynamics.CRM.ContainValues`.
   */
  containValues(options: readonly Choice<Known>[]): Condition
  /** None of the options is chosen. Wire: `Microsoft.Dynamics.CRM.DoesNotContainValues`. */
  doesNotContainValues(options: readonly Choice<Known>[]): Condition
}

/** The record's state: always present, numbers fixed by the product. */
export interface StateColumn<in out Known extends number>
  extends Column<Choice<Known>, Choice<Known>>,
    Comparable<Choice<Known>, StateColumn<Known>>,
    Listable<Choice<Known>>,
    OfKind<'State'> {}

/** A column of GUIDs, whatever for: they are compared with each other. */
export interface IdColumn extends OfKind<'Id'> {}

/** A GUID, lower case, without braces. */
export interface GuidColumn
  extends Column<string | null, string | null>,
    Equatable<string, IdColumn>,
    Listable<string>,
    IdColumn {}
/** Where a record stands in the hierarchy of its table: there is one where a lookup to the table itself is marked so. */
interface Hierarchical {
  /** The records that the given one stands under, at any depth. */
  above(id: string | Ref): OneWayCondition
  aboveOrEqual(id: string | Ref): OneWayCondition
  /** The records that stand under the given one, at any depth. */
  under(id: string | Ref): Condition
  underOrEqual(id: string | Ref): OneWayCondition
  /** All that do not stand under the given one; it is one of them. */
  notUnder(id: string | Ref): Condition
}

/** Compares an id with the user who asks. */
interface UserComparable {
  eqUserId(): Condition
  neUserId(): Condition
  /** One of the teams that the user is a member of. */
  eqUserTeams(): OneWayCondition
  eqUserOrUserTeams(): OneWayCondition
  /** The user or somebody who reports to the user. */
  eqUserOrUserHierarchy(): OneWayCondition
  eqUserOrUserHierarchyAndTeams(): OneWayCondition
}

/** Compares an id with the business unit of the user who asks. */
interface BusinessUnitComparable {
  eqBusinessId(): Condition
  neBusinessId(): Condition
  /** The business unit of a security role that the user has. */
  eqRoleBusinessId(): OneWayCondition
}

/** The primary key: always present, and may be chosen by the creator. */
export interface PrimaryKey extends Column<string, string>, Equatable<string, IdColumn>, Listable<string>, IdColumn {}
/** The primary key of a table that is a hierarchy. */
export interface HierarchicalPrimaryKey extends PrimaryKey, Hierarchical {}
/** The primary key of teams, and of what has the key of a user. */
export interface UserPrimaryKey extends PrimaryKey, UserComparable {}
/** The primary key of users, who have managers. */
export interface HierarchicalUserPrimaryKey extends UserPrimaryKey, Hierarchical {}
/** The primary key of business units, which are a hierarchy. */
export interface BusinessUnitPrimaryKey extends PrimaryKey, BusinessUnitComparable, Hierarchical {}

/** The GUID behind a lookup, as `_x_value`. Write the lookup by its logical name with a `ref`. */
export interface LookupId<Targets extends string>
  extends Column<string | null, never>,
    Equatable<string, IdColumn>,
    Listable<string>,
    IdColumn {
  readonly [access]: { readonly create: false; readonly update: false; readonly targets: Targets }
}
/** That of a lookup which can hold a user or a team. */
export interface UserLookupId<Targets extends string> extends LookupId<Targets>, UserComparable {}
/** That of a lookup which can hold a business unit. */
export interface BusinessUnitLookupId<Targets extends string> extends LookupId<Targets>, BusinessUnitComparable {}
/** That of a lookup which can hold a business unit, and a user or a team. */
export interface UserOrBusinessUnitLookupId<Targets extends string>
  extends UserLookupId<Targets>,
    BusinessUnitComparable {}

/** Compares a date with the calendar, in the time zone of the user who asks. */
interface Calendar {
  /** A day, `2026-03-01`: which day a `Date` is depends on where it is read. */
  on(day: string): OneWayCondition
  onOrAfter(day: string): OneWayCondition
  onOrBefore(day: string): OneWayCondition
  today(): OneWayCondition
  yesterday(): OneWayCondition
  tomorrow(): OneWayCondition
  last7Days(): OneWayCondition
  next7Days(): OneWayCondition
  lastWeek(): OneWayCondition
  thisWeek(): OneWayCondition
  nextWeek(): OneWayCondition
  lastMonth(): OneWayCondition
  thisMonth(): OneWayCondition
  nextMonth(): OneWayCondition
  lastYear(): OneWayCondition
  thisYear(): OneWayCondition
  nextYear(): OneWayCondition
  lastXDays(days: number): OneWayCondition
  nextXDays(days: number): OneWayCondition
  lastXWeeks(weeks: number): OneWayCondition
  nextXWeeks(weeks: number): OneWayCondition
  lastXMonths(months: number): OneWayCondition
  nextXMonths(months: number): OneWayCondition
  lastXYears(years: number): OneWayCondition
  nextXYears(years: number): OneWayCondition
  olderThanXDays(days: number): OneWayCondition
  olderThanXWeeks(weeks: number): OneWayCondition
  olderThanXMonths(months: number): OneWayCondition
  olderThanXYears(years: number): OneWayCondition
  lastFiscalPeriod(): OneWayCondition
  thisFiscalPeriod(): OneWayCondition
  nextFiscalPeriod(): OneWayCondition
  lastFiscalYear(): OneWayCondition
  thisFiscalYear(): OneWayCondition
  nextFiscalYear(): OneWayCondition
  /** The period's number in its year, from 1, whatever the year. How many there are is a setting of the organization. */
  inFiscalPeriod(period: number): OneWayCondition
  inFiscalYear(year: number): OneWayCondition
  lastXFiscalPeriods(periods: number): OneWayCondition
  nextXFiscalPeriods(periods: number): OneWayCondition
  lastXFiscalYears(years: number): OneWayCondition
  nextXFiscalYears(years: number): OneWayCondition
  inFiscalPeriodAndYear(period: number, year: number): OneWayCondition
  inOrAfterFiscalPeriodAndYear(period: number, year: number): OneWayCondition
  inOrBeforeFiscalPeriodAndYear(period: number, year: number): OneWayCondition
}

/** Compares the time of day too. */
interface Clock {
  lastXHours(hours: number): OneWayCondition
  nextXHours(hours: number): OneWayCondition
  olderThanXHours(hours: number): OneWayCondition
  olderThanXMinutes(minutes: number): OneWayCondition
}

/** An instant, read as `2026-03-01T10:00:00Z`; written as that text or as a `Date`. */
export interface DateTime
  extends Column<string | null, string | Date | null>,
    Comparable<string | Date, DateTime>,
    Calendar,
    Clock,
    OfKind<'DateTime'> {}

/**
 * What clocks show, in no time zone: nine o'clock is nine o'clock everywhere. Read as `2026-03-01T09:00:00Z`, whose `Z`
 * says nothing; written as `2026-03-01T09:00:00`, with the `Z` or without. A `Date`, which is an instant, is refused.
 */
export interface TimeZoneIndependent
  extends Column<string | null, string | null>,
    Comparable<string, TimeZoneIndependent>,
    Calendar,
    Clock,
    OfKind<'TimeZoneIndependent'> {}

/** A calendar day without a zone, `2026-03-01`. A `Date` is refused: its day depends on where it is read. */
export interface DateOnly
  extends Column<string | null, string | null>,
    Comparable<string, DateOnly>,
    Calendar,
    OfKind<'DateOnly'> {}

/** An image: bytes or base64 when written, its thumbnail in base64 when read. */
export interface ImageColumn extends Column<string | null, string | Uint8Array | null>, Nullable, OfKind<'Image'> {}
/** A file: its id when read; written through the file operations only. */
export interface FileColumn extends Column<string | null, never>, Nullable, OfKind<'File'> {}
/** A platform switch that holds whether it may be changed. */
export interface ManagedBoolean
  extends Column<ManagedBooleanValue | null, ManagedBooleanValue | null>,
    OfKind<'ManagedBoolean'> {}
export interface ManagedBooleanValue {
  readonly Value: boolean
  readonly CanBeChanged: boolean
  readonly ManagedPropertyLogicalName: string
}
