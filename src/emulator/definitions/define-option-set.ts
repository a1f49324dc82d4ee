import type { ColumnFacts, OptionFacts } from '../../schema/index.js'
import type { Definition } from './definition.js'
import { noLabel, toLabel } from './label.js'
import { isCustom, managedProperty } from './managed-property.js'
import { stableId } from './stable-id.js'

/** The choice behind a column. Source: protocol/metadata.md 11.2. */
export function defineOptionSet(table: string, column: ColumnFacts): Definition {
  // Source: metadata of the standard tables, where a choice of one column has both names.
  const name = column.optionSet ?? `${table}_${column.logicalName}`
  const isGlobal = column.isGlobal === true
  const isManaged = !isCustom(column.schemaName)
  const options = column.options ?? []
  return {
    type: column.type === 'Boolean' ? 'BooleanOptionSetMetadata' : 'OptionSetMetadata',
    id: stableId(isGlobal ? `choice ${name}` : `choice ${table}.${column.logicalName}`),
    values: {
      Name: name,
      IsGlobal: isGlobal,
      IsManaged: isManaged,
      IsCustomOptionSet: !isManaged,
      IsCustomizable: managedProperty('iscustomizable', true, !isManaged),
      OptionSetType: setTypes[column.type] ?? 'Picklist',
      // The facts have no label of a choice that several columns share.
      DisplayName: isGlobal ? noLabel : toLabel(column.label, `choice ${name}`, isManaged),
      ...(column.type === 'Boolean'
        ? {
            TrueOption: optionOf(name, options, 1, isManaged),
            FalseOption: optionOf(name, options, 0, isManaged),
          }
        : { Options: options.map((option) => toOption(name, option, isManaged)) }),
    },
    related: {},
  }
}

const setTypes: Readonly<Partial<Record<ColumnFacts['type'], string>>> = {
  Boolean: 'Boolean',
  State: 'State',
  Status: 'Status',
}

function optionOf(name: string, options: readonly OptionFacts[], value: number, isManaged: boolean) {
  const option = options.find((one) => one.value === value)
  return option === undefined ? null : toOption(name, option, isManaged)
}

function toOption(name: string, { value, label, state, defaultStatus }: OptionFacts, isManaged: boolean) {
  return {
    ...(defaultStatus !== undefined && { '@odata.type': '#Microsoft.Dynamics.CRM.StateOptionMetadata' }),
    ...(state !== undefined && { '@odata.type': '#Microsoft.Dynamics.CRM.StatusOptionMetadata' }),
    Value: value,
    Label: toLabel(label, `option ${name} ${value}`, isManaged),
    Description: noLabel,
    Color: null,
    IsManaged: isManaged,
    ExternalValue: '',
    ParentValues: [],
    MetadataId: null,
    HasChanged: null,
    // Our choice: the facts do not tell the name that stays when a label is changed.
    ...(defaultStatus !== undefined && { DefaultStatus: defaultStatus, InvariantName: label }),
    ...(state !== undefined && { State: state, TransitionData: null }),
  }
}
