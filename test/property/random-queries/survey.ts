import type { Table, TableType } from 'dynamics365-crm'
import { account } from 'dynamics365-crm/entities'
import type { ColumnFacts, TableFacts } from '../../../src/schema/index.js'

const column = (logicalName: string, type: ColumnFacts['type'], more: Partial<ColumnFacts> = {}): ColumnFacts => ({
  logicalName,
  schemaName: logicalName,
  property: type === 'Lookup' ? `_${logicalName}_value` : logicalName,
  type,
  label: logicalName,
  required: 'None',
  create: true,
  update: true,
  ...more,
})

/** A custom table with the kinds of column that no shipped table has: choices, and a clock time without a zone. */
export const surveyFacts: TableFacts = {
  logicalName: 'new_survey',
  schemaName: 'new_survey',
  entitySetName: 'new_surveys',
  primaryKey: 'new_surveyid',
  primaryName: 'new_name',
  isActivity: false,
  ownership: 'None',
  label: 'Survey',
  columns: [
    column('new_accountid', 'Lookup', { targets: ['account'] }),
    column('new_name', 'String', { maxLength: 100 }),
    column('new_opensat', 'DateTime', { dateBehavior: 'TimeZoneIndependent' }),
    column('new_seats', 'BigInt'),
    column('new_surveyid', 'Uniqueidentifier'),
    column('new_topics', 'Choices', {
      options: [1, 2, 3, 4, 11].map((value) => ({ value, label: `Topic ${value}` })),
    }),
  ],
  navigation: [{ name: 'new_accountid', target: 'account', lookup: 'new_accountid' }],
  collections: [],
  targetSets: { account: 'accounts' },
}

/** The table object that the generator would write for it: one dictionary of kinds serves all tables. */
export const survey: Table<TableType> = {
  name: 'new_survey',
  entitySetName: 'new_surveys',
  primaryKey: 'new_surveyid',
  primaryName: 'new_name',
  kinds: {
    ...account.kinds,
    new_surveyid: 'guid',
    _new_accountid_value: 'guid',
    new_opensat: 'timeZoneIndependent',
    new_seats: 'int64',
    new_topics: 'choices',
  },
  lookups: { new_accountid: { account: 'new_accountid' } },
  computed: [],
}
