import type { access, Column, Equatable, Listable, OfKind } from './column.js'
import type { Condition, OneWayCondition } from './condition.js'
import type { Ref } from './ref.js'

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
