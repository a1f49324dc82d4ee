import type { ColumnFacts, ColumnType, PartyFacts, TableFacts } from '../../schema/index.js'
import { defineOptionSet } from './define-option-set.js'
import type { Definition } from './definition.js'
import { toLabel } from './label.js'
import { lazy } from './lazy.js'
import { isCustom, managedProperty } from './managed-property.js'
import { stableId } from './stable-id.js'

interface Kind {
  readonly type: string
  readonly attributeType: string
  /** The `Value` of `AttributeTypeName`. */
  readonly typeName: string
}

/** Source: protocol/metadata.md 11.2. */
const kinds: Readonly<Record<ColumnType | 'PartyList', Kind>> = {
  BigInt: kind('BigInt'),
  Boolean: kind('Boolean'),
  Choices: {
    type: 'MultiSelectPicklistAttributeMetadata',
    attributeType: 'Virtual',
    typeName: 'MultiSelectPicklistType',
  },
  Customer: { ...kind('Customer'), type: 'LookupAttributeMetadata' },
  DateOnly: kind('DateTime'),
  DateTime: kind('DateTime'),
  Decimal: kind('Decimal'),
  Double: kind('Double'),
  EntityName: kind('EntityName'),
  File: { ...kind('File'), attributeType: 'Virtual' },
  Image: { ...kind('Image'), attributeType: 'Virtual' },
  Integer: kind('Integer'),
  Lookup: kind('Lookup'),
  ManagedProperty: kind('ManagedProperty'),
  Memo: kind('Memo'),
  Money: kind('Money'),
  Owner: { ...kind('Owner'), type: 'LookupAttributeMetadata' },
  PartyList: { ...kind('PartyList'), type: 'LookupAttributeMetadata' },
  Picklist: kind('Picklist'),
  State: kind('State'),
  Status: kind('Status'),
  String: kind('String'),
  Uniqueidentifier: { ...kind('Uniqueidentifier'), type: 'UniqueIdentifierAttributeMetadata' },
  Virtual: { ...kind('Virtual'), type: 'AttributeMetadata' },
}

function kind(name: string): Kind {
  return { type: `${name}AttributeMetadata`, attributeType: name, typeName: `${name}Type` }
}

const withOptions: ReadonlySet<ColumnType> = new Set(['Boolean', 'Choices', 'Picklist', 'State', 'Status'])

export function defineColumn(table: TableFacts, column: ColumnFacts): Definition {
  const { type } = kinds[column.type]
  const optionSet = withOptions.has(column.type) ? lazy(() => defineOptionSet(table.logicalName, column)) : undefined
  return {
    type,
    id: idOf(table, column),
    values: { ...commonValues(table, column, column.type), ...ownValues(column) },
    related: {
      ...(optionSet && { OptionSet: optionSet }),
      ...(optionSet && column.isGlobal && { GlobalOptionSet: optionSet }),
    },
  }
}

/** A list of people is no property on the wire, but a column all the same. */
export function definePartyList(table: TableFacts, party: PartyFacts): Definition {
  return {
    type: kinds.PartyList.type,
    id: idOf(table, party),
    values: {
      ...commonValues(table, { ...party, required: 'None' }, 'PartyList'),
      IsValidODataAttribute: false,
      Targets: party.targets,
    },
    related: {},
  }
}

type Common = Pick<ColumnFacts, 'logicalName' | 'schemaName' | 'label' | 'required' | 'create' | 'update' | 'read'>

/** `AttributeOf` and `IsLogical` are those of a column that stands for itself, as all of the facts do. */
function commonValues(table: TableFacts, column: Common, type: ColumnType | 'PartyList') {
  const { attributeType, typeName } = kinds[type]
  const custom = isCustom(column.schemaName)
  return {
    LogicalName: column.logicalName,
    SchemaName: column.schemaName,
    EntityLogicalName: table.logicalName,
    AttributeType: attributeType,
    AttributeTypeName: { Value: typeName },
    DisplayName: toLabel(column.label, `column ${table.logicalName}.${column.logicalName}`, !custom),
    RequiredLevel: {
      Value: column.required,
      CanBeChanged: column.required !== 'SystemRequired',
      ManagedPropertyLogicalName: 'canmodifyrequirementlevelsettings',
    },
    IsCustomAttribute: custom,
    IsManaged: !custom,
    IsCustomizable: managedProperty('iscustomizable', true, custom),
    IsRenameable: managedProperty('isrenameable', true, custom),
    IsLogical: false,
    IsPrimaryId: column.logicalName === table.primaryKey,
    IsPrimaryName: column.logicalName === table.primaryName,
    IsValidODataAttribute: true,
    IsValidForCreate: column.create,
    IsValidForRead: column.read ?? true,
    IsValidForUpdate: column.update,
  }
}

/** Source: protocol/metadata.md 11.2. A choice that starts empty has the default -1. */
function ownValues(column: ColumnFacts) {
  const { type, format, dateBehavior = type === 'DateOnly' ? type : undefined, defaultValue } = column
  return {
    MaxLength: column.maxLength,
    MinValue: column.min,
    MaxValue: column.max,
    Precision: column.precision,
    Format: format,
    FormatName: format === undefined ? undefined : { Value: format },
    Targets: column.targets,
    DateTimeBehavior: dateBehavior === undefined ? undefined : { Value: dateBehavior },
    DefaultValue: defaultValue,
    DefaultFormValue: type === 'EntityName' ? undefined : (defaultValue ?? -1),
  }
}

function idOf(table: TableFacts, { logicalName }: { readonly logicalName: string }): string {
  return stableId(`column ${table.logicalName}.${logicalName}`)
}
