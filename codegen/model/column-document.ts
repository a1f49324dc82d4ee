import type { ColumnType } from '../../src/schema/index.js'
import type { AttributeDefinition, OptionDefinition } from '../read/index.js'
import type { ColumnDocument } from './document.js'

/** Those whose `AttributeType` says only `Virtual`. */
const virtualTypes: Readonly<Record<string, ColumnType>> = {
  FileType: 'File',
  ImageType: 'Image',
  MultiSelectPicklistType: 'Choices',
}

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

/** An attribute as a column, under the property name that `$metadata` gives it. */
export function toColumn(attribute: AttributeDefinition, properties: ReadonlyMap<string, string>): ColumnDocument {
  const type = columnType(attribute)
  const property = isLookup(type) ? `_${attribute.LogicalName}_value` : attribute.LogicalName
  const options = optionsOf(attribute)
  return {
    logicalName: attribute.LogicalName,
    schemaName: attribute.SchemaName,
    property: properties.get(property.toLowerCase()) ?? property,
    type,
    label: attribute.DisplayName,
    required: attribute.RequiredLevel?.Value ?? 'None',
    create: attribute.IsValidForCreate ?? false,
    update: attribute.IsValidForUpdate ?? false,
    ...defined({
      maxLength: attribute.MaxLength,
      min: attribute.MinValue,
      max: attribute.MaxValue,
      precision: attribute.Precision,
      dateBehavior: attribute.DateTimeBehavior?.Value,
      format: attribute.Format,
      targets: attribute.Targets ? [...attribute.Targets].sort() : undefined,
      defaultValue: defaultOf(attribute),
      optionSet: options && attribute.OptionSet?.Name,
      options,
    }),
  }
}

export function isLookup(type: ColumnType): boolean {
  return type === 'Lookup' || type === 'Customer' || type === 'Owner'
}

function columnType(attribute: AttributeDefinition): ColumnType {
  if (attribute.DateTimeBehavior?.Value === 'DateOnly') return 'DateOnly'
  const virtual = virtualTypes[attribute.AttributeTypeName?.Value ?? '']
  return virtual ?? types.find((type) => type === attribute.AttributeType) ?? 'Virtual'
}

/** A default of -1 means that a choice starts empty. */
function defaultOf(attribute: AttributeDefinition): number | boolean | undefined {
  if (attribute.DefaultFormValue === -1) return undefined
  return attribute.DefaultFormValue ?? attribute.DefaultValue ?? undefined
}

function optionsOf(attribute: AttributeDefinition): ColumnDocument['options'] {
  const { Options, FalseOption, TrueOption } = attribute.OptionSet ?? {}
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
