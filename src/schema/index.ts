export { type Choice, type OtherOption, optionsIn, otherOption } from './choice.js'
export type {
  BigInteger,
  ChoiceColumn,
  Column,
  CreateOnly,
  DateOnly,
  DateTime,
  Decimal,
  FileColumn,
  Float,
  GuidColumn,
  ImageColumn,
  LookupId,
  ManagedBoolean,
  ManagedBooleanValue,
  Memo,
  Money,
  MultiChoiceColumn,
  NativeBigInteger,
  NotForCreate,
  NotForUpdate,
  PrimaryKey,
  Read,
  ReadOnly,
  StateColumn,
  Text,
  TimeZoneIndependent,
  TwoOption,
  UpdateOnly,
  WholeNumber,
  Write,
} from './column.js'
export type { Condition, Operand } from './condition.js'
export type {
  CollectionFacts,
  ColumnFacts,
  ColumnType,
  NavigationFacts,
  OptionFacts,
  PartyFacts,
  TableFacts,
} from './facts.js'
export { isFilledByService } from './filled-by-service.js'
export { isGuid } from './guid.js'
export type { Lookup, PartyList, WriteOnly } from './lookup.js'
export { isPlainObject } from './plain-object.js'
export { isRef, type Ref, ref } from './ref.js'
export type {
  AlternateKeyOf,
  ColumnName,
  CreateOf,
  Filterable,
  Flat,
  KeyOf,
  LiteralKind,
  LiteralKinds,
  Many,
  PartyLists,
  RecordOf,
  Table,
  TableType,
  TypeOf,
  UpdateOf,
} from './table.js'
