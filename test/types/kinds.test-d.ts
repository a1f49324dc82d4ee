import { create, otherOption, query, type RowOf, ref, retrieve, update } from 'dynamics365-crm'
import { expectTypeOf } from 'vitest'
import { machine } from '../unit/machine.js'

declare const id: string

const machines = query(machine).select('new_colors', 'new_counter', 'new_total', 'new_opens')
type Row = RowOf<typeof machines>
expectTypeOf<Row['new_colors']>().toEqualTypeOf<string | null>()
expectTypeOf<Row['new_counter']>().toEqualTypeOf<string | null>()
expectTypeOf<Row['new_total']>().toEqualTypeOf<bigint | null>()
expectTypeOf<Row['new_opens']>().toEqualTypeOf<string | null>()

create(machine, { new_colors: [1, otherOption(9)], new_counter: 5n, new_opens: '2026-03-01T09:00:00' })
create(machine, { to: [ref('contact', id), ref('queue', id)] })
// @ts-expect-error an option that the choice does not have
create(machine, { new_colors: [4] })
// @ts-expect-error an instant is no time of the clock
create(machine, { new_opens: new Date() })
// @ts-expect-error an account is none of the people that the list holds
create(machine, { to: [ref('account', id)] })
// @ts-expect-error the people of an activity are given when it is created
update(machine, id, { to: [] })

query(machine).where((m) => m.new_colors.containValues([1, 2]))
// @ts-expect-error a column of several options is not equal to one
query(machine).where((m) => m.new_colors.eq(1))

retrieve(machine, { new_serial: 'A-1' }, (m) => m.select('new_name'))
retrieve(machine, { new_name: 'a', new_site: 'b' }, (m) => m.select('new_name'))
// @ts-expect-error half of a key of two columns
retrieve(machine, { new_name: 'a' }, (m) => m.select('new_name'))
// @ts-expect-error no key of the table
retrieve(machine, { new_state: 1 }, (m) => m.select('new_name'))
// @ts-expect-error a key has no null
retrieve(machine, { new_serial: null }, (m) => m.select('new_name'))
