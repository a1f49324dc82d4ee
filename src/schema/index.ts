export { type Choice, type OtherOption, optionsIn, otherOption } from './choice.js'
export type {
  BigInteger,
  ChoiceColumn,
  Column,
  CreateOnly,
  Decimal,
  FileColumn,
  Float,
  ImageColumn,
  ManagedBoolean,
  ManagedBooleanValue,
  Memo,
  Money,
  MultiChoiceColumn,
  NativeBigInteger,
  NotForCreate,
  NotForUpdate,
  OfKind,
  Read,
  ReadOnly,
  StateColumn,
  Text,
  TextMatch,
  TwoOption,
  UpdateOnly,
  WholeNumber,
  Write,
} from './column.js'
export type { Condition, OneWayCondition, Operand } from './condition.js'
export type {
  DateOnly,
  DateTime,
  TimeZoneIndependent,
} from './date-column.js'
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
export { isGuid, newGuid } from './guid.js'
export type {
  BusinessUnitLookupId,
  BusinessUnitPrimaryKey,
  GuidColumn,
  HierarchicalPrimaryKey,
  HierarchicalUserPrimaryKey,
  IdColumn,
  LookupId,
  PrimaryKey,
  UserLookupId,
  UserOrBusinessUnitLookupId,
  UserPrimaryKey,
} from './id-column.js'
export { type Lookup, type PartyAddress, type PartyList, unresolvedAddress, type WriteOnly } from './lookup.js'
export { isPlainObject } from './plain-object.js'
export { isRef, type Ref, type RefTarget, ref } from './ref.js'
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
