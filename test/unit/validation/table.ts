import { type PayloadMode, payloadSchemaFrom, type RuleOptions } from 'dynamics365-crm/validation'
import type { ColumnFacts, Table, TableFacts } from '../../../src/schema/index.js'

/** A column that anybody may set, to be varied. */
export function columnOf(values: Partial<ColumnFacts> = {}): ColumnFacts {
  const logicalName = values.logicalName ?? 'new_size'
  return {
    logicalName,
    schemaName: logicalName,
    property: logicalName,
    type: 'String',
    label: 'Size',
    required: 'None',
    create: true,
    update: true,
    ...values,
  }
}

/** A table of these columns, to be varied. */
export function factsOf(columns: readonly ColumnFacts[], values: Partial<TableFacts> = {}): TableFacts {
  return {
    logicalName: 'new_thing',
    schemaName: 'new_Thing',
    entitySetName: 'new_things',
    primaryKey: 'new_thingid',
    isActivity: false,
    ownership: 'UserOwned',
    label: 'Thing',
    columns,
    navigation: [],
    collections: [],
    targetSets: {},
    ...values,
  }
}

/** The table object, with a lookup that holds accounts and contacts where the columns have one. */
export const thing: Table = {
  name: 'new_thing',
  entitySetName: 'new_things',
  primaryKey: 'new_thingid',
  kinds: {},
  lookups: { new_customerid: { account: 'new_customerid_account', contact: 'new_customerid_contact' } },
  computed: [],
  otherSets: { account: 'accounts', contact: 'contacts' },
}

/** What the schema of a table says of values: its messages, none where they pass. */
export function faultsOf(
  facts: TableFacts,
  values: unknown,
  mode: PayloadMode = 'create',
  options: RuleOptions<never> = {},
): readonly string[] {
  const { error } = payloadSchemaFrom(thing, facts, mode, options).safeParse(values)
  return error?.issues.map(({ message }) => message) ?? []
}

/** What becomes of values that pass. */
export function checked(facts: TableFacts, values: unknown, mode: PayloadMode = 'create'): unknown {
  return payloadSchemaFrom(thing, facts, mode).parse(values)
}
