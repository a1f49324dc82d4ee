import { type Condition, createClient, query } from 'dynamics365-crm'
import { createEmulator } from 'dynamics365-crm/emulator'
import { type Account, account } from 'dynamics365-crm/entities'
import { fetchXml } from 'dynamics365-crm/fetchxml'
import { describe, expect, it } from 'vitest'

const { orgUrl, fetch } = createEmulator({ seed: 7 })
const crm = createClient({ orgUrl, fetch, credential: async () => 'any' })

type Build = (table: Account['columns']) => Condition

const id = '00000000-0000-4000-8000-000000000001'

/** Every column in them has no value on some records. */
const conditions: readonly (readonly [string, Build, Build])[] = [
  ['eq', (a) => a.address1_city.eq('Austin'), (a) => a.address1_city.ne('Austin')],
  ['ne', (a) => a.address1_city.ne('Austin'), (a) => a.address1_city.eq('Austin')],
  ['gt', (a) => a.revenue.gt(1_000_000), (a) => a.revenue.le(1_000_000)],
  ['ge', (a) => a.revenue.ge(1_000_000), (a) => a.revenue.lt(1_000_000)],
  ['in', (a) => a.address1_city.in(['Austin', 'Boston']), (a) => a.address1_city.notIn(['Austin', 'Boston'])],
  ['eq on a lookup', (a) => a._parentaccountid_value.eq(id), (a) => a._parentaccountid_value.ne(id)],
  ['isNull', (a) => a.telephone1.isNull(), (a) => a.telephone1.isNotNull()],
  [
    'and',
    (a) => a.address1_city.eq('Austin').and(a.revenue.gt(1_000_000)),
    (a) => a.address1_city.ne('Austin').or(a.revenue.le(1_000_000)),
  ],
]

describe('the negative of a condition', () => {
  it.each(conditions)(
    'finds the same records in both languages, those without a value included: %s',
    async (_, one, other) => {
      const odata = await crm.all(
        query(account)
          .select('accountid')
          .where((a) => one(a).not()),
      )
      const xml = await crm.all(
        fetchXml(account)
          .select('accountid')
          .where((a) => one(a).not()),
      )
      const twin = await crm.all(
        fetchXml(account)
          .select('accountid')
          .where((a) => other(a)),
      )

      expect(idsOf(odata)).toEqual(idsOf(xml))
      expect(idsOf(twin)).toEqual(idsOf(xml))
      expect(xml.length).toBeGreaterThan(0)
    },
  )

  it('of equality finds records without a value, and that of a comparison of sizes does not', async () => {
    const without = await crm.all(
      fetchXml(account)
        .select('accountid')
        .where((a) => a._parentaccountid_value.isNull()),
    )
    const differing = await crm.all(
      fetchXml(account)
        .select('accountid', '_parentaccountid_value')
        .where((a) => a._parentaccountid_value.eq(id).not()),
    )
    const less = await crm.all(
      fetchXml(account)
        .select('revenue')
        .where((a) => a.revenue.gt(0).not()),
    )

    expect(without.length).toBeGreaterThan(0)
    expect(idsOf(differing)).toEqual(expect.arrayContaining([...idsOf(without)]))
    expect(less.every(({ revenue }) => revenue !== null)).toBe(true)
  })
})

function idsOf(records: readonly { readonly accountid: string }[]): readonly string[] {
  return records.map(({ accountid }) => accountid).sort()
}
