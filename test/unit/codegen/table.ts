import type { ColumnDocument, TableDocument } from '../../../codegen/index.js'

/** A column that anybody may set, to be varied. */
export function columnOf(values: Partial<ColumnDocument> = {}): ColumnDocument {
  const logicalName = values.logicalName ?? 'subject'
  return {
    logicalName,
    schemaName: logicalName,
    property: logicalName,
    type: 'String',
    label: 'Topic',
    required: 'None',
    create: true,
    update: true,
    ...values,
  }
}

/** A table without relationships, to be varied. */
export function tableOf(values: Partial<TableDocument> = {}): TableDocument {
  return {
    logicalName: 'lead',
    schemaName: 'Lead',
    entitySetName: 'leads',
    primaryKey: 'leadid',
    isActivity: false,
    ownership: 'UserOwned',
    label: 'Lead',
    columns: [],
    navigation: [],
    collections: [],
    targetSets: {},
    ...values,
  }
}

/** How the library generates its own tables. */
export const settings = { bigIntegers: 'string', choiceNames: 'column', knowsKeys: false } as const
