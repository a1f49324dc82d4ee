import {
  type Client,
  count,
  countRecords,
  etag,
  formatted,
  lookup,
  max,
  odata,
  plainCount,
  query,
  queryRelated,
  ref,
  retrieveColumn,
  retrieveRawValue,
  retrieveRelated,
  sum,
} from 'dynamics365-crm'
import { retrieveTotalRecordCount } from 'dynamics365-crm/actions'
import { account, contact, task } from 'dynamics365-crm/entities'
import { count as countOf, fetchXml, noneLinked } from 'dynamics365-crm/fetchxml'
import { describe, expect, it } from 'vitest'
import { useWorkspace, type Workspace } from './workspace.js'

/** What goes beyond a query's records: groups, counts, labels, FetchXML, changes, and parts of one record. */
export function describeReading(open: () => Promise<Client>): void {
  describe('reading', () => {
    const workspace = useWorkspace(open)

    it('adds up groups, those without a value too', async () => {
      const { crm, mark } = await withCities(workspace())
      const byCity = query(account)
        .where((a) => a.name.startsWith(mark))
        .groupBy('address1_city')
        .aggregate({ n: count(), people: sum('numberofemployees'), most: max('numberofemployees') })

      const groups = await crm.all(byCity)

      expect(groups).toHaveLength(2)
      expect(groups).toEqual(
        expect.arrayContaining([
          { address1_city: 'Oslo', n: 2, people: 5, most: 3 },
          { address1_city: null, n: 1, people: 4, most: 4 },
        ]),
      )
    })

    it('counts in three ways', async () => {
      const { crm, mark } = await withCities(workspace())
      const all = query(account).where((a) => a.name.startsWith(mark))

      expect(await crm.count(all)).toEqual({ count: 3, limited: false })
      expect(await crm.execute(countRecords(all))).toEqual({ count: 3, limited: false })
      expect(await crm.execute(plainCount(all))).toBe(3)
      expect(await crm.execute(retrieveTotalRecordCount([account]))).toEqual({ account: expect.any(Number) })
    })

    it('has labels, and the table and name behind a lookup, where they were asked for', async () => {
      const { crm, mark, add } = workspace()
      const parent = await add(account, { name: `${mark} parent` })
      const child = await add(account, { name: `${mark} child`, parentaccountid: parent, numberofemployees: 1_200 })

      const record = await crm.retrieve(account, child, (a) =>
        a.select('_parentaccountid_value', 'statecode', 'numberofemployees').annotated('lookups'),
      )

      expect(lookup(record, 'parentaccountid')).toEqual({ id: parent.id, table: 'account', name: `${mark} parent` })
      expect(formatted(record, 'numberofemployees')).toMatch(/^1.?200$/)
      expect(formatted(record, 'statecode')).toEqual(expect.any(String))
    })

    it('takes conditions as text, with values that are never more than values', async () => {
      const { crm, mark } = await withCities(workspace())
      const quoted = `${mark}' or name ne '`
      const named = (text: string) =>
        query(account)
          .select('name')
          .where((a) => odata`${a.name} eq ${text}`)

      expect(await crm.all(named(`${mark} 1`))).toHaveLength(1)
      expect(await crm.all(named(quoted))).toEqual([])
    })

    it('tells that a record has not changed', async () => {
      const { crm, mark, add } = workspace()
      const { id } = await add(account, { name: mark })
      const known = await crm.retrieve(account, id, (a) => a.select('name'))
      const again = () => crm.retrieve(account, id, (a) => a.select('name'), { ifNoneMatch: etag(known) })

      expect(await again()).toBeUndefined()
      await crm.update(account, id, { name: `${mark} changed` })
      expect(await again()).toMatchObject({ name: `${mark} changed` })
    })

    it('reads parts of one record', async () => {
      const { crm, mark, add } = workspace()
      const person = await add(contact, { lastname: mark })
      const { id } = await add(account, { name: mark, primarycontactid: person })
      await add(task, { subject: mark, regardingobjectid: ref(account, id) })

      expect(await crm.execute(retrieveColumn(account, id, 'name'))).toBe(mark)
      expect(await crm.execute(retrieveColumn(account, id, 'telephone1'))).toBeNull()
      expect(await crm.execute(retrieveRawValue(account, id, 'name'))).toBe(mark)
      expect(
        await crm.execute(retrieveRelated(account, id, 'primarycontactid', (c) => c.select('lastname'))),
      ).toMatchObject({ lastname: mark })
      expect(await crm.all(queryRelated(account, id, 'Account_Tasks', task).select('subject'))).toMatchObject([
        { subject: mark },
      ])
    })

    it('reads FetchXML page by page', async () => {
      const { crm, mark } = await withCities(workspace())
      const all = fetchXml(account)
        .select('name')
        .where((a) => a.name.startsWith(mark))
        .orderBy('name', 'desc')

      const names = (await crm.all(all, { pageSize: 2 })).map(({ name }) => name)

      expect(names).toEqual([`${mark} 3`, `${mark} 2`, `${mark} 1`])
    })

    it('aggregates and joins with FetchXML', async () => {
      const { crm, mark, add } = workspace()
      const customer = await add(account, { name: `${mark} with` })
      await add(account, { name: `${mark} without` })
      for (const nth of [1, 2]) await add(contact, { lastname: `${mark} ${nth}`, parentcustomerid: customer })
      const perCustomer = fetchXml(contact)
        .aggregate({ n: countOf() })
        .groupBy({ customer: 'parentcustomerid' })
        .where((c) => c.lastname.startsWith(mark))
      const alone = fetchXml(account)
        .select('name')
        .where((a) =>
          a.name
            .startsWith(mark)
            .and(
              noneLinked(contact, { from: 'parentcustomerid', to: a.accountid }, (c) => c.lastname.startsWith(mark)),
            ),
        )

      expect(await crm.all(perCustomer)).toMatchObject([{ n: 2, customer: customer.id }])
      expect((await crm.all(alone)).map(({ name }) => name)).toEqual([`${mark} without`])
    })
  })
}

async function withCities(workspace: Workspace): Promise<Workspace> {
  const { mark, add } = workspace
  await add(account, { name: `${mark} 1`, address1_city: 'Oslo', numberofemployees: 2 })
  await add(account, { name: `${mark} 2`, address1_city: 'Oslo', numberofemployees: 3 })
  await add(account, { name: `${mark} 3`, numberofemployees: 4 })
  return workspace
}
