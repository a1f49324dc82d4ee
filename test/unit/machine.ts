import type {
  ChoiceColumn,
  CreateOnly,
  DateTime,
  MultiChoiceColumn,
  NativeBigInteger,
  PartyList,
  PrimaryKey,
  ReadOnly,
  Table,
  TableType,
  Text,
  TimeZoneIndependent,
} from 'dynamics365-crm'
import type { BigInteger } from '../../src/schema/index.js'

/** A table of a project's own, with the kinds of column that the shipped tables have few or none of. */
export interface Machine extends TableType {
  readonly name: 'new_machine'
  readonly columns: {
    readonly new_machineid: CreateOnly<PrimaryKey>
    readonly new_name: Text
    readonly new_serial: Text
    readonly new_site: Text
    readonly new_colors: MultiChoiceColumn<1 | 2 | 3>
    readonly new_state: ChoiceColumn<1 | 2>
    readonly new_counter: BigInteger
    readonly new_total: NativeBigInteger
    readonly new_opens: TimeZoneIndependent
    readonly createdon: ReadOnly<DateTime>
  }
  readonly lookups: { readonly to: CreateOnly<PartyList<'contact' | 'queue'>> }
  readonly navigation: { readonly new_parent: Machine }
  readonly collections: { readonly new_parts: Machine }
  readonly required: never
  readonly keys: readonly ['new_serial'] | readonly ['new_name', 'new_site']
}

export const machine: Table<Machine> = {
  name: 'new_machine',
  entitySetName: 'new_machines',
  primaryKey: 'new_machineid',
  kinds: {
    new_colors: 'choices',
    new_counter: 'int64',
    new_machineid: 'guid',
    new_opens: 'timeZoneIndependent',
    new_total: 'bigint',
  },
  lookups: {},
  computed: ['createdon'],
  otherSets: { contact: 'contacts', queue: 'queues' },
  parties: { collection: 'new_machine_activity_parties', masks: { to: 2 } },
}
