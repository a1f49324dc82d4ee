import type { ColumnType } from '../../src/schema/index.js'
import { type AttributeDefinition, type CsdlProperty, type OptionDefinition, optionSetOf } from '../read/index.js'
import { typeOfProperty } from './csdl-columns.js'
import type { ColumnDocument } from './document.js'

/** Those whose `AttributeType` says only `Virtual`. */
const virtualTypes: ReadonlyMap<string, ColumnType> = new Map([
  ['FileType', 'File'],
  ['ImageType', 'Image'],
  ['MultiSelectPicklistType', 'Choices'],
])

const types: readonly ColumnType[] = [
  'BigInt',
  'Boolean',
  'Customer',
  'DateTime',
  'Decimal',
  'Double',
  'EntityName',
  'Integer',
  'Lookup',
  'ManagedProperty',
  'Memo',
  'Money',
  'Owner',
  'Picklist',
  'State',
  'Status',
  'String',
  'Uniqueidentifier',
]

/** An attribute as a column, under the property name that `$metadata` gives it. `properties` are by lower-case name. */
export function toColumn(
  attribute: AttributeDefinition,
  properties: ReadonlyMap<string, CsdlProperty>,
): ColumnDocument {
  const property = properties.get(propertyName(attribute).toLowerCase())
  const settable = property?.readOnly !== true
  const optionSet = optionSetOf(attribute)
  const options = optionsOf(attribute)
  return {
    logicalName: attribute.LogicalName,
    schemaName: attribute.SchemaName ?? attribute.LogicalName,
    property: property?.name ?? propertyName(attribute),
    type: columnType(attribute, property),
    label: attribute.DisplayName,
    required: attribute.RequiredLevel?.Value ?? 'None',
    create: attribute.IsValidForCreate ?? settable,
    update: attribute.IsValidForUpdate ?? settable,
    ...(attribute.IsValidForRead === false && { read: false }),
    ...defined({
      maxLength: attribute.MaxLength,
      min: attribute.MinValue,
      max: attribute.MaxValue,
      precision: attribute.Precision,
      dateBehavior: attribute.DateTimeBehavior?.Value,
      format: attribute.Format,
      targets: attribute.Targets ? [...attribute.Targets].sort() : undefined,
      defaultValue: defaultOf(attribute),
      optionSet: options && optionSet?.Name,
      isGlobal: options && optionSet?.IsGlobal ? true : undefined,
      options,
    }),
  }
}

export function isLookup(type: ColumnType): boolean {
  return type === 'Lookup' || type === 'Customer' || type === 'Owner'
}

/** The property that a column is, as the service names it by default. */
export function propertyName(attribute: AttributeDefinition): string {
  return isLookup(columnType(attribute)) ? `_${attribute.LogicalName}_value` : attribute.LogicalName
}

/** `property` decides what the definition leaves open. */
export function columnType(attribute: AttributeDefinition, property?: CsdlProperty): ColumnType {
  const { AttributeType, AttributeTypeName, DateTimeBehavior } = attribute
  const declared = property && typeOfProperty(property.type)
  if ((DateTimeBehavior?.Value ?? declared) === 'DateOnly') return 'DateOnly'
  const virtual = virtualTypes.get(AttributeTypeName?.Value ?? '')
  const name = AttributeType ?? AttributeTypeName?.Value.replace(/Type$/, '') ?? declared
  return virtual ?? types.find((type) => type === name) ?? 'Virtual'
}

/** A default of -1 means that a choice starts empty. */
function defaultOf(attribute: AttributeDefinition): number | boolean | undefined {
  if (attribute.DefaultFormValue === -1) return undefined
  return attribute.DefaultFormValue ?? attribute.DefaultValue ?? undefined
}

function optionsOf(attribute: AttributeDefinition): ColumnDocument['options'] {
  const { Options, FalseOption, TrueOption } = optionSetOf(attribute) ?? {}
  const options = Options ?? [FalseOption, TrueOption].filter((one) => one !== null && one !== undefined)
  return options.length === 0 ? undefined : [...options].sort((a, b) => a.Value - b.Value).map(toOption)
}

function toOption(option: OptionDefinition) {
  return {
    value: option.Value,
    label: option.Label,
    ...defined({ state: option.State, defaultStatus: option.DefaultStatus }),
  }
}

type Defined<T> = { [K in keyof T]?: NonNullable<T[K]> }

function defined<T extends object>(values: T): Defined<T> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined && value !== null)
  return Object.fromEntries(entries) as Defined<T> // the filter left out exactly what the type leaves out
}
