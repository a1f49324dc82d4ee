import type { Choice } from './choice.js'
import type { Condition, OneWayCondition, Operand } from './condition.js'

/** Where a column kind keeps its types; never present at run time. */
declare const types: unique symbol
export declare const access: unique symbol
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

export interface Equatable<Value, Kind> extends Nullable {
  /** The value, `null`, or another column of the same kind. Text is compared ignoring case. */
  eq(value: Operand<Value, Kind>): Condition
  /** Whether it finds a record without a value is not documented: say so with `isNull()` or `isNotNull()`. */
  ne(value: Operand<Value, Kind>): Condition
}

export interface Listable<Value> {
  /** Wire: `Microsoft.Dynamics.CRM.In`, or a chain of `or` where that is shorter, or the column was walked to. */
  in(values: readonly Value[]): Condition
  /** Wire: `Microsoft.Dynamics.CRM.NotIn`, or a chain of `and`. On records without a value, see `ne`. */
  notIn(values: readonly Value[]): Condition
}

export interface Comparable<Value, Kind> extends Equatable<Value, Kind> {
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
