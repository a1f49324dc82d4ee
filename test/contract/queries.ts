import { type Client, query } from 'dynamics365-crm'
import { AccountCategory, account, contact, opportunity, task } from 'dynamics365-crm/entities'
import { describe, expect, it } from 'vitest'
import { useWorkspace, type Workspace } from './workspace.js'

/** Queries find what they describe, among whatever else there is. */
export function describeQueries(open: () => Promise<Client>): void {
  describe('a query', () => {
    const workspace = useWorkspace(open)

    it('compares text without regard to case', async () => {
      const { crm, mark, add } = workspace()
      await add(account, { name: `${mark} Northwind` })

      const found = await crm.all(
        query(account)
          .select('name')
          .where((a) => a.name.eq(`${mark} NORTHWIND`.toUpperCase())),
      )

      expect(found.map(({ name }) => name)).toEqual([`${mark} Northwind`])
    })

    it('finds parts of texts, in which no character is special', async () => {
      const { crm, mark, add } = workspace()
      const names = ["O'Neil", '50% off', '50 cents off', 'a_b', 'axb', '[a]', 'a', 'q&a=1+1#2']
      for (const name of names) await add(account, { name: `${mark} ${name} end` })
      const found = async (part: string) => {
        const records = await crm.all(
          query(account)
            .select('name')
            .where((a) => a.name.startsWith(mark).and(a.name.contains(part), a.name.endsWith(`${part} end`)))
            .orderBy('name'),
        )
        return records.map(({ name }) => name)
      }

      for (const part of ["O'Neil", '50% off', 'a_b', '[a]', 'q&a=1+1#2']) {
        expect(await found(part)).toEqual([`${mark} ${part} end`])
      }
    })

    it('takes lists, ranges and comparisons of numbers', async () => {
      const { numbersWhere } = await withNumbers(workspace())

      expect(await numbersWhere((a) => a.numberofemployees.in([1, 3, 5, 7, 9, 11, 13, 15]))).toEqual([1, 3])
      expect(await numbersWhere((a) => a.numberofemployees.isNotNull().and(a.numberofemployees.notIn([1, 3])))).toEqual(
        [2],
      )
      expect(await numbersWhere((a) => a.numberofemployees.between(2, 3))).toEqual([2, 3])
      expect(await numbersWhere((a) => a.numberofemployees.gt(1).and(a.numberofemployees.lt(3)))).toEqual([2])
      expect(await numbersWhere((a) => a.numberofemployees.ge(2).and(a.numberofemployees.le(2)))).toEqual([2])
      expect(await numbersWhere((a) => a.numberofemployees.ne(2))).toEqual(expect.arrayContaining([1, 3]))
    })

    it('finds what is missing and what is there', async () => {
      const { numbersWhere } = await withNumbers(workspace())

      expect(await numbersWhere((a) => a.numberofemployees.isNull())).toEqual([null])
      expect(await numbersWhere((a) => a.numberofemployees.isNotNull())).toEqual([1, 2, 3])
    })

    it('joins conditions as they were nested, and turns them round', async () => {
      const { numbersWhere } = await withNumbers(workspace())

      const nested = await numbersWhere((a) =>
        a.numberofemployees.eq(1).or(a.numberofemployees.eq(2)).and(a.numberofemployees.ne(1)),
      )
      const negative = await numbersWhere((a) =>
        a.numberofemployees.isNotNull().and(
          a.numberofemployees
            .eq(1)
            .or(a.numberofemployees.in([2, 22, 222, 2_222, 22_222]))
            .not(),
        ),
      )

      expect(nested).toEqual([2])
      expect(negative).toEqual([3])
    })

    it('knows choices, yes and no, and instants', async () => {
      const { crm, mark, add } = workspace()
      const named = query(account)
        .select('name')
        .where((a) => a.name.startsWith(mark))
      await add(account, { name: `${mark} 1`, accountcategorycode: 1, creditonhold: true })
      await add(account, { name: `${mark} 2`, accountcategorycode: 2, creditonhold: false })

      const preferred = await crm.all(named.where((a) => a.accountcategorycode.eq(AccountCategory.PreferredCustomer)))
      const held = await crm.all(named.where((a) => a.creditonhold.eq(true)))
      const recent = await crm.all(named.where((a) => a.createdon.lastXDays(1).and(a.createdon.gt('2001-01-01'))))
      const old = await crm.all(named.where((a) => a.createdon.lt(new Date('2001-01-01T00:00:00Z'))))

      expect(preferred.map(({ name }) => name)).toEqual([`${mark} 1`])
      expect(held.map(({ name }) => name)).toEqual([`${mark} 1`])
      expect([recent.length, old.length]).toEqual([2, 0])
    })

    it('walks lookups and looks into collections', async () => {
      const { crm, mark, add } = workspace()
      const person = await add(contact, { lastname: mark, jobtitle: 'CFO' })
      const led = await add(account, { name: `${mark} led`, primarycontactid: person })
      const other = await add(account, { name: `${mark} other` })
      await add(task, { subject: `${mark} call`, regardingobjectid: led })
      await add(task, { subject: `${mark} visit`, regardingobjectid: other })
      await add(task, { subject: `${mark} call`, regardingobjectid: other })
      const named = query(account)
        .select('name')
        .where((a) => a.name.startsWith(mark))
        .orderBy('name')
      const namesOf = async (of: typeof named) => (await crm.all(of)).map(({ name }) => name)

      expect(await namesOf(named.where((a) => a.primarycontactid.jobtitle.eq('CFO')))).toEqual([`${mark} led`])
      expect(await namesOf(named.where((a) => a._primarycontactid_value.eq(person.id)))).toEqual([`${mark} led`])
      expect(await namesOf(named.where((a) => a.Account_Tasks.any((t) => t.subject.endsWith('visit'))))).toEqual([
        `${mark} other`,
      ])
      expect(await namesOf(named.where((a) => a.Account_Tasks.all((t) => t.subject.endsWith('call'))))).toEqual([
        `${mark} led`,
      ])
    })

    it('brings what records are related to, in the order and number asked for', async () => {
      const { crm, mark, add } = workspace()
      const person = await add(contact, { lastname: mark })
      const company = await add(account, { name: mark, primarycontactid: person })
      for (const subject of ['b', 'c', 'a']) await add(task, { subject, regardingobjectid: company })

      const record = await crm.first(
        query(account)
          .select('name')
          .where((a) => a.accountid.eq(company.id))
          .expand('primarycontactid', (c) => c.select('lastname'))
          .expand('parentaccountid', (a) => a.select('name'))
          .expand('Account_Tasks', (t) =>
            t
              .select('subject')
              .where((each) => each.subject.ne('a'))
              .orderBy('subject', 'desc')
              .top(1),
          ),
      )

      expect(record).toMatchObject({ name: mark, primarycontactid: { lastname: mark }, parentaccountid: null })
      expect(record?.Account_Tasks.map(({ subject }) => subject)).toEqual(['c'])
    })

    it('brings what is related to what is related', async () => {
      const { crm, mark, add } = workspace()
      const person = await add(contact, { lastname: mark })
      const company = await add(account, { name: mark, primarycontactid: person })
      const deal = await add(opportunity, { name: mark, customerid: company, parentaccountid: company })

      const record = await crm.retrieve(opportunity, deal, (o) =>
        o
          .select('name')
          .expand('parentaccountid', (a) => a.select('name').expand('primarycontactid', (c) => c.select('lastname'))),
      )

      expect(record).toMatchObject({ parentaccountid: { name: mark, primarycontactid: { lastname: mark } } })
    })

    it('brings only the columns that were selected', async () => {
      const { crm, mark, add } = workspace()
      const made = await add(account, { name: mark })

      const record = await crm.retrieve(account, made, (a) => a.select('name'))

      expect(Object.keys(record).filter((name) => !name.startsWith('@'))).toEqual(
        expect.arrayContaining(['name', 'accountid']),
      )
      expect(record).not.toHaveProperty('createdon')
    })
  })
}

type Numbers = Parameters<ReturnType<typeof accountsWithNumbers>['where']>[0]

const accountsWithNumbers = () => query(account).select('numberofemployees')

/** Accounts with 1, 2 and 3 employees, and one that does not say. */
async function withNumbers({ crm, mark, add }: Workspace) {
  for (const numberofemployees of [3, 1, 2, null]) await add(account, { name: mark, numberofemployees })
  const own = accountsWithNumbers()
    .where((a) => a.name.eq(mark))
    .orderBy('numberofemployees')
  return {
    async numbersWhere(build: Numbers) {
      const records = await crm.all(own.where(build))
      return records.map(({ numberofemployees }) => numberofemployees)
    },
  }
}
