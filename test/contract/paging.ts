import { type Client, query } from 'dynamics365-crm'
import { account } from 'dynamics365-crm/entities'
import { describe, expect, it } from 'vitest'
import { useWorkspace, type Workspace } from './workspace.js'

/** A query's records come in pages that neither overlap nor leave anything out. */
export function describePaging(open: () => Promise<Client>): void {
  describe('paging', () => {
    const workspace = useWorkspace(open)

    it('gives every record once, in the order asked for', async () => {
      const { crm, own } = await withFive(workspace())
      const pages: (string | null)[][] = []

      for await (const { records } of crm.pages(own.orderBy('name', 'desc'), { pageSize: 2 })) {
        pages.push(records.map(({ fax }) => fax))
      }

      expect(pages).toEqual([['5', '4'], ['3', '2'], ['1']])
    })

    it('gives every record once where the order leaves them equal', async () => {
      const { crm, own } = await withFive(workspace())

      const records = await crm.all(own.orderBy('telephone1'), { pageSize: 2 })

      expect(records.map(({ fax }) => fax).sort()).toEqual(['1', '2', '3', '4', '5'])
    })

    it('keeps the condition and the selection on every page', async () => {
      const { crm, own } = await withFive(workspace())

      const records = await crm.all(own.where((a) => a.fax.ne('3').and(a.name.contains('&'))).orderBy('name'), {
        pageSize: 1,
      })

      expect(records.map(({ fax }) => fax)).toEqual(['1', '2', '4', '5'])
      for (const record of records) expect(record).not.toHaveProperty('createdon')
    })

    it('ends after as many records as are wanted', async () => {
      const { crm, own } = await withFive(workspace())
      const three = own.orderBy('name').top(3)

      const inPages = await crm.all(three, { pageSize: 2 })
      const atOnce = await crm.all(three)

      expect(inPages.map(({ fax }) => fax)).toEqual(['1', '2', '3'])
      expect(atOnce.map(({ fax }) => fax)).toEqual(['1', '2', '3'])
    })

    it('counts all records on the first page', async () => {
      const { crm, own } = await withFive(workspace())

      const page = await crm.execute(own.count().pageSize(2))

      expect(page.count).toBe(5)
      expect(page.records.length).toBe(2)
      expect(page.next).toBeDefined()
    })

    it('goes on from a page that was kept', async () => {
      const { crm, own } = await withFive(workspace())
      const first = await crm.execute(own.orderBy('name').pageSize(3))
      if (first.next === undefined) throw new Error('There is no second page.')

      const second = await crm.execute(first.next)

      expect(second.records.map(({ fax }) => fax)).toEqual(['4', '5'])
      expect(second.next).toBeUndefined()
    })

    it('has one page where everything fits, and one without records where there are none', async () => {
      const { crm, own } = await withFive(workspace())

      const whole = await crm.execute(own.pageSize(5))
      const none = await crm.execute(own.where((a) => a.fax.eq('6')))

      expect([whole.records.length, whole.next]).toEqual([5, undefined])
      expect([none.records, none.next]).toEqual([[], undefined])
    })
  })
}

/** Five accounts whose fax numbers are 1 to 5, as their names have it. */
async function withFive({ crm, mark, add }: Workspace) {
  for (const fax of ['2', '5', '1', '4', '3']) await add(account, { name: `${mark} & ${fax}`, fax, telephone1: '1' })
  const own = query(account)
    .select('fax')
    .where((a) => a.name.startsWith(mark))
  return { crm, own }
}
