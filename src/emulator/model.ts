import type { TableFacts } from '../schema/index.js'

/** Where a lookup points. */
export interface Target {
  readonly table: string
  readonly id: string
}

/**
 * Values by the column's logical name (never `_x_value`). A lookup holds a `Target`, a date and time its
 * `2026-03-01T10:00:00Z`, a day its `2026-03-01`, a choice its number; a column without a value is absent or null.
 */
export type Values = Readonly<Record<string, unknown>>

export interface StoredRecord {
  readonly table: string
  readonly id: string
  readonly values: Values
  /** Row version; the ETag is `W/"version"`. */
  readonly version: number
}

/** A row that is gone. */
export interface Deletion {
  readonly id: string
  /** The row version that the deletion took: it comes after all that was written before. */
  readonly version: number
}

/** What is remembered of the deleted rows of a table. */
export interface Deleted {
  /** None is missing that was deleted after this row version. */
  readonly since: number
  /** In order of deletion. */
  readonly rows: readonly Deletion[]
}

/** What a file column of a record holds. */
export interface StoredFile extends Target {
  /** Logical name. */
  readonly column: string
  readonly name: string
  readonly mimeType: string
  readonly bytes: Uint8Array
}

/** A file that arrives in pieces. */
export interface Upload extends Target {
  readonly column: string
  readonly name: string
  /** By block id, or by offset. */
  readonly pieces: Map<string, Uint8Array>
  /** The size that the caller announced. */
  total?: number
}

/** The contents of file columns, by the id that the column holds. */
export interface Files {
  get(id: string): StoredFile | undefined
  all(): Iterable<readonly [id: string, file: StoredFile]>
  put(id: string, file: StoredFile): void
  remove(id: string): void
  removeOf(record: Target): void
  /** By token. What was sent stays when a later piece is refused. */
  readonly uploads: Map<string, Upload>
  /** What is read in pieces: file ids by token. */
  readonly downloads: Map<string, string>
}

/** The tables and their rows. Records are replaced, never changed in place. */
export interface Store {
  readonly tables: ReadonlyMap<string, TableFacts>
  readonly bySet: ReadonlyMap<string, TableFacts>
  get(table: string, id: string): StoredRecord | undefined
  /** In order of creation. */
  all(table: string): Iterable<StoredRecord>
  /** Writes as the platform itself would: no validation, no system columns but those given. The id is `values[primaryKey]`. */
  insert(table: string, values: Values): StoredRecord
  update(table: string, id: string, values: Values): StoredRecord
  remove(table: string, id: string): void
  /** The latest row version that was given. */
  readonly version: number
  /** Rises with every change of the rows, also with one that is taken back. */
  readonly revision: number
  /** The rows that were deleted and do not exist again. */
  deleted(table: string): Deleted
  /** Takes up where another store stopped: at its latest version, with what it remembers of deleted rows by table. */
  resume(version: number, deleted: Readonly<Record<string, Deleted>>): void
  readonly files: Files
  /** Intersect rows of a many-to-many relationship. */
  link(intersect: string, left: Target, right: Target): void
  unlink(intersect: string, left: Target, right: Target): void
  linked(intersect: string, from: Target): Iterable<Target>
  /** Runs the work; everything it wrote is undone when it throws. Nests. */
  transaction<Result>(work: () => Result): Result
}

/** What a request runs with. */
export interface Session {
  readonly store: Store
  readonly userId: string
  now(): Date
  newId(): string
  /**
   * Creates a record as a caller's POST would: payload in wire form (`x@odata.bind` and all), validated, with
   * system columns, defaults and the table's own rules. Deep inserts included.
   */
  create(table: string, payload: Readonly<Record<string, unknown>>): StoredRecord
  /** The same for PATCH. */
  update(table: string, id: string, payload: Readonly<Record<string, unknown>>): StoredRecord
  /**
   * Creates or updates as the platform's own code does: values by logical name, with system columns, defaults,
   * computed columns (`fullname`, `…_base`) and version, but past the rules on callers (read-only columns, states). The user needs the
   * privilege all the same.
   */
  write(table: string, id: string | undefined, values: Values): StoredRecord
  remove(table: string, id: string): void
  get(table: string, id: string): StoredRecord
}

/** An action or a function that the emulator knows. */
export interface Message {
  readonly name: string
  readonly kind: 'action' | 'function'
  /** Logical name of the table that it is bound to; absent for an unbound one. */
  readonly boundTo?: string
  readonly boundToSet?: boolean
  /** Name → type, as in the metadata; `required` ones are `Nullable="false"`. */
  readonly parameters: Readonly<Record<string, ParameterType>>
  /** What comes back, as `$metadata` declares it; absent where nothing does. */
  readonly returns?: MessageReturns
  run(session: Session, input: MessageInput): MessageResult
}

export interface MessageReturns {
  /** `crmbaseentity`, `Collection(crmbaseentity)`, or the name of a complex type. */
  readonly type: string
  /** Of the complex type: types by name. */
  readonly properties?: Readonly<Record<string, string>>
  /** Complex types that the properties are of, likewise. */
  readonly types?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export type ParameterType = SimpleParameter | ComplexParameter | EnumParameter

interface SimpleParameter {
  /**
   * `Strings`: a list of texts. `record`: any existing row, resolved to a `Target`; `records`: a list of them. `new`: a payload in
   * wire form for that table.
   */
  readonly type:
    | 'Binary'
    | 'Boolean'
    | 'Int32'
    | 'Int64'
    | 'String'
    | 'Strings'
    | 'Guid'
    | 'DateTimeOffset'
    | 'record'
    | 'records'
    | 'new'
  /** The one table that a `record` or `new` may be of; any when absent. */
  readonly table?: string
  readonly required: boolean
}

/** An object, or a list of objects. Its records are resolved to `Target`s, the rest is passed on as it came. */
export interface ComplexParameter {
  readonly type: 'complex' | 'complexes'
  /** `PrincipalAccess` */
  readonly name: string
  /** Types by name, as in the metadata; `crmbaseentity` is a record of any table. */
  readonly properties: Readonly<Record<string, string>>
  /** Members by the name of the enum, for those that the properties are of. */
  readonly enums?: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly required: boolean
}

/** The name of a member, or several joined by commas when they are flags. */
export interface EnumParameter {
  readonly type: 'enum'
  /** `TargetFieldType` */
  readonly name: string
  readonly members: Readonly<Record<string, number>>
  readonly flags?: boolean
  readonly required: boolean
}

export interface MessageInput {
  /** The record that a bound message was called on; it exists. */
  readonly bound?: StoredRecord
  /** Checked against `parameters` already: `record` as `Target`, `new` as wire payload, the rest as JSON values. */
  readonly parameters: Readonly<Record<string, unknown>>
}

export type MessageResult =
  | { readonly kind: 'nothing' }
  /** A complex type: its properties at the top level, `type` for the context URL. */
  | { readonly kind: 'complex'; readonly type: string; readonly value: Readonly<Record<string, unknown>> }
  /** One record, with `@odata.type` when the declared type is `crmbaseentity`. */
  | {
      readonly kind: 'record'
      readonly record: StoredRecord
      readonly typed: boolean
      /** Logical names of the columns that were asked for besides the key; all when absent. */
      readonly columns?: readonly string[] | undefined
    }
  | { readonly kind: 'records'; readonly records: readonly StoredRecord[]; readonly typed: boolean }

/** A refusal with the code and text of the service. Thrown anywhere inside the emulator; the server makes the answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  constructor(
    readonly status: number,
    /** `0x80040217` */
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}
