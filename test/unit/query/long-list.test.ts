import { count, countRecords, createClient, type Operation, type Page, plainCount, query } from 'dynamics365-crm'
import { account } from 'dynamics365-crm/entities'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { answer } from '../http/answers.js'
import { recordingFetch } from '../http/recording-fetch.js'

const ids = Array.from({ length: 2_500 }, (_, at) => `5f1c2f5e-2f5e-4000-8000-${String(at).padStart(12, '0')}`)
const wanted = query(account)
  .select('accountid')
  .where((a) => a.statecode.eq(0).and(a.accountid.in(ids)))
const ofPeople = query(account)
  .select('accountid')
  .where((a) => a._primarycontactid_value.in(ids))
const exceeded = '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded'
const link = 'https://contoso.crm.dynamics.com/api/data/v9.2/accounts?$skiptoken=2'
const guid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** The organization as far as this goes: each id is one record. */
function answerOf(operation: Operation<unknown>, most = Number.POSITIVE_INFINITY) {
  const value = (operation.path.match(guid) ?? []).slice(0, most).map((accountid) => ({ accountid }))
  return { status: 200, headers: new Headers(), body: { value } }
}

function pagesOf<Row>(first: Operation<Page<Row>>, most?: (path: string) => number): readonly Page<Row>[] {
  const pages: Page<Row>[] = []
  for (let next: Operation<Page<Row>> | undefined = first; next; next = pages.at(-1)?.next) {
    pages.push(next.read(answerOf(next, most?.(next.path))))
  }
  return pages
}

describe('a list too long for one request', () => {
  it('goes out as several, which find every record once in the order of the list', () => {
    const pages = pagesOf(wanted)
    const found = pages.flatMap(({ records }) => records.map(({ accountid }) => accountid))

    expect(pages.length).toBeGreaterThan(2)
    expect(found).toEqual(ids)
    expect(pages.at(-1)).not.toHaveProperty('next')
  })

  it('keeps the other conditions, the columns and the headers in each request', () => {
    const first = wanted.formatted()
    const second = first.read(answerOf(first)).next

    for (const { path, headers } of [first, second ?? wanted]) {
      expect(path).toMatch(/^accounts\?\$select=accountid&\$filter=statecode%20eq%200%20and%20Microsoft/)
      expect(new URL(path, link).href.length).toBeLessThan(32_768)
      expect(headers).toEqual(first.headers)
    }
  })

  it('reads a request to its last page before the next one', () => {
    const next = { value: [], '@odata.nextLink': link }
    const first = ofPeople.read({ status: 200, headers: new Headers(), body: next })
    const second = first.next?.read({ status: 200, headers: new Headers(), body: { value: [] } })

    expect(first.next?.path).toBe(link)
    expect(second?.next?.path).toMatch(/^accounts\?/)
  })

  it('gives no link to save before the last request, because it would lose the others', () => {
    const body = { value: [], '@odata.nextLink': link }
    const pages = pagesOf(ofPeople)
    const last = pages.at(-2)?.next

    expect(ofPeople.read({ status: 200, headers: new Headers(), body })).not.toHaveProperty('nextLink')
    expect(last?.read({ status: 200, headers: new Headers(), body })).toMatchObject({ nextLink: link })
  })

  it('gives the records of primary keys in the order of the list, and the first of them under a limit', () => {
    const found = (first: typeof wanted) => {
      const records: unknown[] = []
      for (let next: Operation<Page<{ accountid: string }>> | undefined = first; next; ) {
        const { value } = answerOf(next).body
        const page: Page<{ accountid: string }> = next.read({
          status: 200,
          headers: new Headers(),
          body: { value: value.reverse() },
        })
        records.push(...page.records.map(({ accountid }) => accountid))
        next = page.next
      }
      return records
    }

    expect(found(wanted)).toEqual(ids)
    expect(found(wanted.top(1_000))).toEqual(ids.slice(0, 1_000))
    expect(found(wanted.top(1))).toEqual(ids.slice(0, 1))
  })

  it('keeps an order that was asked for where one request is enough after all', () => {
    const [one = '', other = ''] = ids
    const repeated = query(account)
      .select('name')
      .where((a) => a.accountid.in(Array.from({ length: 2_500 }, (_, at) => (at % 2 === 0 ? one : other))))
    const value = [{ accountid: other }, { accountid: one }]
    const read = (made: typeof repeated) => made.read({ status: 200, headers: new Headers(), body: { value } }).records

    expect(read(repeated.orderBy('name'))).toEqual(value)
    expect(read(repeated)).toEqual([...value].reverse())
  })

  it.each([wanted, wanted.top(1)])(
    'of primary keys is refused where a part comes in several pages: no order would be right',
    (keys) => {
      const read = (operation: Operation<unknown>, most?: number) => {
        const { body, ...rest } = answerOf(operation, most)
        return keys.read({ ...rest, body: { ...body, '@odata.nextLink': link } })
      }

      expect(() => read(keys, 499)).toThrow(
        new UnexpectedResponseError(
          'accounts.query came in several pages, so its records cannot be put in the order of the list: give a smaller ' +
            'page size, which cuts the list into smaller parts.',
        ),
      )
      expect(read(keys).records.at(0)).toEqual({ accountid: ids[0] })
      expect(read(keys).next?.path).not.toBe(link) // which leads to nothing
    },
  )

  it('has no more primary keys in a request than records in a page', () => {
    for (const large of [wanted, wanted.pageSize(5_000)])
      expect(pagesOf(large).map(({ records }) => records.length)).toEqual([500, 500, 500, 500, 500])
    const pages = pagesOf(wanted.pageSize(100))

    expect(pages).toHaveLength(25)
    expect(pages.every(({ records }) => records.length === 100)).toBe(true)
  })

  it('counts a limit down from request to request', () => {
    const limited = ofPeople.top(1_000)
    const topOf = (path: string) => Number(/\$top=(\d+)/.exec(path)?.[1])
    const pages = pagesOf(limited, topOf)
    const second = pages[0]?.next

    expect(topOf(limited.path)).toBe(1_000)
    expect(topOf(second?.path ?? '')).toBe(1_000 - (pages[0]?.records.length ?? 0))
    expect(pages.flatMap(({ records }) => records)).toHaveLength(1_000)
    expect(pages.at(-1)).not.toHaveProperty('next')
  })

  it('is read to its end by the client, and to the first record there is', async () => {
    const { fetch, sent } = recordingFetch((_, nth) =>
      answer(200, { value: nth === 1 ? [] : [{ accountid: `${nth}` }] }),
    )
    const crm = createClient({ orgUrl: 'https://contoso.crm.dynamics.com', credential: async () => 'a', fetch })

    expect(await crm.first(wanted)).toEqual({ accountid: '2' })
    expect(sent).toHaveLength(2)
    expect(await crm.all(wanted)).toHaveLength(pagesOf(wanted).length)
  })

  it('is cut for its conditions as well, where it is a chain of them', () => {
    const people = query(account).where((a) => a.primarycontactid.numberofchildren.in(ids.map((_, at) => at)))
    const [, ...others] = pagesOf(people)

    expect(people.path.match(/ eq |%20eq%20/g)?.length).toBeLessThanOrEqual(500)
    expect(others.length).toBeGreaterThan(3)
  })

  it('is refused with an order or a count, which no request could keep', () => {
    expect(() => wanted.orderBy('name').path).toThrow(
      new UsageError(
        'accounts.query has a list that takes several requests, which cannot be ordered as a whole: leave out orderBy ' +
          'and sort the records, or shorten the list.',
      ),
    )
    expect(() => wanted.count().path).toThrow(/cannot be counted as a whole/)
  })

  it('leads a later run on from a page of its last request', () => {
    const last = pagesOf(ofPeople).length - 1
    const paths = [ofPeople.path]
    for (let next = ofPeople.read(answerOf(ofPeople)).next; next; next = next.read(answerOf(next)).next)
      paths.push(next.path)
    const linkInto = (at: number) => `https://contoso.crm.dynamics.com/api/data/v9.2/${paths[at]}&$skiptoken=2`

    expect(ofPeople.resume(linkInto(last)).path).toBe(linkInto(last))
    expect(() => ofPeople.resume(linkInto(0))).toThrow(/saved by another query, whose \$filter is another/)
  })

  it('of primary keys leads no later run on, because each of its requests has one page', () => {
    const own = `https://contoso.crm.dynamics.com/api/data/v9.2/${wanted.path}&$skiptoken=2`

    expect(() => wanted.resume(own)).toThrow(
      new UsageError('accounts.query goes on at the nextLink of one of its own pages only.'),
    )
  })

  it('is counted in parts, which the client adds up', async () => {
    const { fetch, sent } = recordingFetch((_, nth) =>
      answer(200, { value: [], '@odata.count': nth === 1 ? 5_000 : 10, [exceeded]: nth === 1 }),
    )
    const crm = createClient({ orgUrl: 'https://contoso.crm.dynamics.com', credential: async () => 'a', fetch })
    const { count, limited } = await crm.count(wanted)

    expect(sent.length).toBeGreaterThan(2)
    expect(sent.flatMap(({ url }) => url.match(guid) ?? []).sort()).toEqual(ids)
    expect({ count, limited }).toEqual({ count: 5_000 + 10 * (sent.length - 1), limited: true })
  })

  it('is refused where one answer is asked for', () => {
    const among = query(account).where((a) => a.accountid.in(ids))
    const refusals = [
      () => countRecords(wanted),
      () => plainCount(wanted),
      () => among.aggregate({ n: count() }).path,
      () => among.groupBy('statecode').path,
    ]

    for (const refusal of refusals) expect(refusal).toThrow(UsageError)
    expect(refusals[0]).toThrow('accounts.count takes several requests: crm.count(query) counts the parts')
    expect(refusals[1]).toThrow('accounts.$count takes several requests: crm.count(query) counts the parts')
    expect(refusals[2]).toThrow('accounts.aggregate has a list that takes several requests: aggregate the parts.')
  })

  it('is refused with the reason where no list can be cut, or cutting one does not help', () => {
    const longs = [
      query(account).where((a) => a.accountid.notIn(ids)),
      query(account).where((a) => a.accountid.in(ids).not()),
      query(account).where((a) => a.accountid.in(ids).or(a.statecode.eq(1))),
      query(account).where((a) => a.accountid.in(ids).and(a._primarycontactid_value.in(ids))),
    ]

    for (const long of longs) {
      expect(() => long.path).toThrow(
        new UsageError(
          'The URL of accounts.query would be longer than 65536 characters: shorten its lists and texts. Only one list ' +
            'is cut into several requests, one of in() that all records have to meet: none under or() or not(), and no notIn().',
        ),
      )
    }
  })

  it('is left as it is where a shorter one would not help, for the sender to refuse', () => {
    const long = query(account).where((a) => a.name.eq('x'.repeat(33_000)))

    expect(long.path.length).toBeGreaterThan(33_000)
    expect(long.read(answerOf(long))).toEqual({ records: [] })
  })
})
