import type { CollectionFacts, ColumnFacts, NavigationFacts, TableFacts } from '../../../schema/index.js'
import { baseTable, columnOf, type OwnMembers, ownMembers, principals, type Tables } from '../own-members.js'
import { alternateKeys } from './alternate-keys.js'
import { edmTypes } from './edm-type.js'
import { typedElement } from './typed-element.js'
import { type Element, element, text } from './xml.js'

/** One entity type per table, and `principal` before them. Source: protocol/metadata.md 11.1. */
export function tableTypes(tables: Tables, annotated: boolean): readonly Element[] {
  const all = [...tables.values()]
  return [...principalType(tables, all), ...all.map((facts) => tableType(tables, facts, annotated))]
}

function tableType(tables: Tables, facts: TableFacts, annotated: boolean): Element {
  const own = ownMembers(tables, facts)
  const attributes = {
    Name: facts.logicalName,
    BaseType: `mscrm.${baseOf(facts, own)}`,
    Abstract: facts.logicalName === 'activitypointer' ? 'true' : undefined,
  }
  const key = principals.includes(facts.logicalName) ? 'ownerid' : facts.primaryKey
  return element('EntityType', attributes, [
    keyOf(key),
    ...own.columns.map((column) => property(facts, column, annotated)),
    ...own.navigation.map((one) => single(tables, own, one)),
    ...own.collections.map(collection),
    ...keysOf(facts),
  ])
}

function baseOf({ logicalName }: TableFacts, { base }: OwnMembers): string {
  if (base !== undefined) return base.logicalName
  return principals.includes(logicalName) ? 'principal' : 'crmbaseentity'
}

/** Whoever can own a record, under one key: what leads to owners leads here. */
function principalType(tables: Tables, all: readonly TableFacts[]): readonly Element[] {
  const owned = all.flatMap((facts) =>
    ownMembers(tables, facts).navigation.flatMap(({ target, name, partner }) =>
      target === 'owner' && partner !== undefined ? [{ name: partner, target: facts.logicalName, partner: name }] : [],
    ),
  )
  if (owned.length === 0 && !principals.some((name) => tables.has(name))) return []
  const attributes = { Name: 'principal', BaseType: 'mscrm.crmbaseentity', Abstract: 'true' }
  const members = [typedElement('Property', 'Edm.Guid', { name: 'ownerid' }), ...owned.map(collection)]
  return [element('EntityType', attributes, [keyOf('ownerid'), ...members])]
}

function keyOf(name: string): Element {
  return element('Key', {}, [element('PropertyRef', { Name: name })])
}

function property({ primaryKey }: TableFacts, column: ColumnFacts, annotated: boolean): Element {
  const isReadOnly = !column.create && !column.update && column.logicalName !== primaryKey
  return typedElement(
    'Property',
    edmTypes[column.type],
    { name: column.property },
    annotated && isReadOnly ? [readOnly] : [],
  )
}

const readOnly = element('Annotation', { Term: 'Org.OData.Core.V1.Permissions' }, [
  element('EnumMember', {}, [text('Org.OData.Core.V1.PermissionType/Read')]),
])

/**
 * No constraint names a property that its type inherits, on neither side. Each one is declared as never empty, which says
 * nothing. Source: a real `$metadata` document.
 */
function single(tables: Tables, { columns }: OwnMembers, navigation: NavigationFacts): Element {
  const { name, target, partner, lookup } = navigation
  const property = columns.find((column) => column.logicalName === lookup)?.property
  // A key that stands by its own name is the other record's key too.
  const referenced =
    referencedProperty(tables, target) ?? (property === lookup ? tables.get(target)?.primaryKey : undefined)
  const constraint =
    property === undefined || referenced === undefined
      ? []
      : [element('ReferentialConstraint', { Property: property, ReferencedProperty: referenced })]
  const type = `mscrm.${target === 'owner' ? 'principal' : target}`
  return element('NavigationProperty', { Name: name, Type: type, Nullable: 'false', Partner: partner }, constraint)
}

function referencedProperty(tables: Tables, target: string): string | undefined {
  if (target === 'owner') return 'ownerid'
  const facts = tables.get(target)
  return facts && baseTable(tables, facts) === undefined ? facts.primaryKey : undefined
}

function collection({ name, target, partner }: Pick<CollectionFacts, 'name' | 'target' | 'partner'>): Element {
  return element('NavigationProperty', { Name: name, Type: `Collection(mscrm.${target})`, Partner: partner ?? name })
}

function keysOf(facts: TableFacts): readonly Element[] {
  const keys = facts.alternateKeys ?? []
  return alternateKeys(keys.map((key) => key.map((name) => columnOf(facts, name)?.property ?? name)))
}
