import { query, type RowOf, update } from 'dynamics365-crm'
import { type Organization, organization } from 'dynamics365-crm/entities'
import { expectTypeOf } from 'vitest'

// The largest table: 475 columns.
const some = query(organization)
  .select('name', 'languagecode', '_basecurrencyid_value')
  .where((o) => o.name.startsWith('A').and(o.createdon.thisYear(), o.basecurrencyid.isocurrencycode.eq('EUR')))
  .expand('basecurrencyid', (c) => c.select('isocurrencycode'))
  .orderBy('name')
expectTypeOf<RowOf<typeof some>>().toEqualTypeOf<{
  readonly name: string | null
  readonly languagecode: RowOf<typeof every>['languagecode']
  readonly _basecurrencyid_value: string | null
  readonly basecurrencyid: { readonly isocurrencycode: string | null } | null
}>()

const every = query(organization)
expectTypeOf<keyof RowOf<typeof every>>().toEqualTypeOf<keyof Organization['columns']>()
expectTypeOf<RowOf<typeof every>['organizationid']>().toEqualTypeOf<string>()

// @ts-expect-error among so many columns there is still none of this name
query(organization).select('name', 'langaugecode')
// @ts-expect-error nor one to compare
query(organization).where((o) => o.langaugecode.eq(1033))
// @ts-expect-error nor one to write
update(organization, '5f1c2f5e-2f5e-4000-8000-00000000000a', { langaugecode: 1033 })
