import { inspect } from 'node:util'
import { average, count, lookup, max, min, query, sum } from 'dynamics365-crm'
import { account, contact, opportunity } from 'dynamics365-crm/entities'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { machine } from '../machine.js'

const stages = query(opportunity).groupBy('stepname', { accountName: (o) => o.parentaccountid.name })

function answer(value: unknown, more: object = {}) {
  return { status: 200, headers: new Headers(), body: { value, ...more } }
}

function apply(operation: { readonly path: string }): string {
  return decodeURIComponent(operation.path).replace(/^.*\$apply=/, '')
}

describe('an aggregation', () => {
  it('is an operation that reads, and may be repeated', () => {
    const { name, method, path, headers, expects, repeat } = query(opportunity).aggregate({ n: count() })

    expect({ name, method, path, headers, expects, repeat }).toEqual({
      name: 'opportunities.aggregate',
      method: 'GET',
      path: 'opportunities?$apply=aggregate($count%20as%20n)',
      headers: {},
      expects: 'json',
      repeat: 'always',
    })
  })

  it('filters first, then groups, then aggregates', () => {
    const totals = query(opportunity)
      .where((o) => o.statecode.eq(0))
      .where((o) => o.name.eq("A&B's").or(o.name.isNull()))
      .groupBy('_ownerid_value', 'stepname', { accountName: (o) => o.parentaccountid.name })
      .aggregate({ total: sum('estimatedvalue'), n: count() })

    expect(totals.path).not.toMatch(/[ &]/)
    expect(apply(totals)).toBe(
      "filter(statecode eq 0 and (name eq 'A&B''s' or name eq null))/" +
        'groupby((_ownerid_value,stepname,parentaccountid/name),aggregate(estimatedvalue with sum as total,$count as n))',
    )
  })

  it('writes each method under the name that the service has for it', () => {
    const all = query(opportunity).aggregate({
      a: sum('estimatedvalue'),
      b: average('estimatedvalue'),
      c: min('createdon'),
      d: max('estimatedclosedate'),
    })

    expect(apply(all)).toBe(
      'aggregate(estimatedvalue with sum as a,estimatedvalue with average as b,createdon with min as c,estimatedclosedate with max as d)',
    )
  })

  it('gives each combination once where nothing is aggregated', () => {
    expect(apply(query(account).groupBy('statecode', 'statuscode', 'statecode'))).toBe(
      'groupby((statecode,statuscode))',
    )
    expect(apply(query(account).groupBy({ name: (a) => a.primarycontactid.createdby.fullname }))).toBe(
      'groupby((primarycontactid/createdby/fullname))',
    )
  })

  it('makes no condition of its own where it is shown inside of where()', () => {
    const inner = query(account)
      .where((a) => a.statecode.eq(0))
      .where((a) => a.name.isNotNull())
    const outer = query(account).where((a) => {
      expect(apply(inner.aggregate({ n: count() }))).toContain('filter(')
      return a.name.eq('A')
    })

    expect(outer.path).toBe("accounts?$filter=name%20eq%20'A'")
  })

  it('asks for formatted values and a page size as its query does, on every page', () => {
    const shown = query(account).formatted().pageSize(50).groupBy('statecode')
    const link = 'https://contoso.crm.dynamics.com/api/data/v9.2/accounts?$skiptoken=2'
    const { next, nextLink } = shown.read(answer([{ statecode: 0 }], { '@odata.nextLink': link }))

    expect(shown.headers).toEqual({
      Prefer: 'odata.maxpagesize=50,odata.include-annotations="OData.Community.Display.V1.FormattedValue"',
    })
    expect(nextLink).toBe(link)
    expect(next).toMatchObject({ path: link, headers: shown.headers, name: 'accounts.aggregate' })
    expect(next?.read(answer([{}])).records).toEqual([{ statecode: null }])
    expect(() => next?.read(answer([], { '@odata.nextLink': link }))).toThrow(UnexpectedResponseError)
  })

  it('asks for annotations when it is asked afterwards, as when its query was', () => {
    const inner = query(account).annotated('lookups').groupBy('_ownerid_value')
    const outer = query(account).groupBy('_ownerid_value').annotated('lookups')
    const total = query(account).aggregate({ n: count() })

    expect(outer.headers).toEqual(inner.headers)
    expect(outer.aggregate({ n: count() }).headers).toEqual(inner.headers)
    expect(query(account).groupBy('_ownerid_value').aggregate({ n: count() }).annotated('lookups').headers).toEqual(
      inner.headers,
    )
    expect(total.formatted().headers).toEqual(query(account).formatted().headers)
    expect(outer.formatted().headers).toEqual(inner.headers)
    expect(() => total.annotated('all' as never)).toThrow(UsageError)
  })

  it('gives what its lookups point at', () => {
    const totals = query(account).groupBy('_ownerid_value').aggregate({ n: count() }).annotated('lookups')
    const [group] = totals.read(
      answer([{ n: 1, _ownerid_value: 'x', '_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'team' }]),
    ).records

    expect(group && lookup(group, 'ownerid')).toEqual({ id: 'x', table: 'team', name: undefined })
  })

  it('is shown as it is asked, or with the reason why it cannot be', () => {
    const many = query(account)
      .where((a) => a.name.eq('A').or(...Array.from({ length: 500 }, () => a.name.eq('B'))))
      .aggregate({ n: count() })

    expect(String(stages)).toBe('opportunities?$apply=groupby((stepname,parentaccountid/name))')
    expect(inspect(stages)).toBe(`Aggregation ${stages}`)
    expect(inspect(many)).toMatch(/^Aggregation \(A query has at most 500/)
  })

  it('leaves the query and the grouping that it is made of as they were', () => {
    const path = stages.path
    stages.aggregate({ n: count() })

    expect(stages.path).toBe(path)
  })
})

describe('the groups of an answer', () => {
  it('have null for a key that the service leaves out', () => {
    const { records } = query(account)
      .groupBy('statecode', 'accountcategorycode')
      .read(answer([{ statecode: 0 }]))

    expect(records).toEqual([{ statecode: 0, accountcategorycode: null }])
  })

  it('have the key of a lookup under the name that was asked for, with its formatted value', () => {
    const formatted = 'OData.Community.Display.V1.FormattedValue'
    const totals = query(account)
      .groupBy('statecode', { contactName: (a) => a.primarycontactid.fullname })
      .aggregate({ total: sum('revenue') })
    const { records } = totals.read(
      answer([
        { [`total@${formatted}`]: '$1.00', total: 1, contact_fullname: 'Ann', [`contact_fullname@${formatted}`]: 'A' },
        { total: 2, statecode: 1 },
      ]),
    )

    expect(records).toEqual([
      {
        statecode: null,
        contactName: 'Ann',
        total: 1,
        [`total@${formatted}`]: '$1.00',
        [`contactName@${formatted}`]: 'A',
      },
      { statecode: 1, contactName: null, total: 2 },
    ])
  })

  it('tell a key of a lookup from a column and a result that end alike', () => {
    const { records } = query(account)
      .groupBy('yominame', { contact: (a) => a.primarycontactid.fullname })
      .aggregate({ of_fullname: count() })
      .read(answer([{ yominame: 'Y', of_fullname: 3 }]))

    expect(records).toEqual([{ yominame: 'Y', contact: null, of_fullname: 3 }])
  })

  it('have null for the sum of nothing, and numbers else', () => {
    const { records } = query(account)
      .aggregate({ total: sum('revenue'), mean: average('revenue'), last: max('createdon'), n: count() })
      .read(answer([{ n: 0 }, { total: 440000.0, mean: 10, last: '2026-03-01T00:00:00Z', n: 2 }]))

    expect(records).toEqual([
      { total: null, mean: null, last: null, n: 0 },
      { total: 440000, mean: 10, last: '2026-03-01T00:00:00Z', n: 2 },
    ])
  })

  it('have 64-bit integers in the type that the table says', () => {
    const { records } = query(machine)
      .groupBy('new_counter')
      .aggregate({ least: min('new_counter'), most: max('new_total') })
      .read(answer([{ new_counter: 7, least: 1, most: '9007199254740993' }]))

    expect(records).toEqual([{ new_counter: '7', least: '1', most: 9007199254740993n }])
  })

  it.each([undefined, null, 'x', [], {}, { value: {} }])('are refused in the answer %j', (body) => {
    expect(() => stages.read({ status: 200, headers: new Headers(), body })).toThrow(UnexpectedResponseError)
  })

  it('are refused without a count that was asked for, or with a key that nobody asked for in place of one', () => {
    const counted = stages.aggregate({ n: count() })

    expect(() => counted.read(answer([{ stepname: 'A', account_name: 'B' }]))).toThrow(
      new UnexpectedResponseError('opportunities.aggregate was answered without the count n.'),
    )
    expect(() => counted.read(answer([{ n: 1, stepname: 'A', accountname: 'B' }]))).toThrow(
      new UnexpectedResponseError(
        'opportunities.aggregate was answered with accountname, which is none of the keys asked for.',
      ),
    )
  })
})

describe('an aggregation that cannot be', () => {
  it.each([
    ['select', query(account).select('name')],
    ['expand', query(account).expand('primarycontactid', (c) => c.select('fullname'))],
    ['orderBy', query(account).orderBy('name')],
    ['top', query(account).top(5)],
    ['count', query(account).count()],
  ])('is refused after %s', (option, made) => {
    const error = new UsageError(`Grouping does not go with ${option}: take it out of the query.`)

    expect(() => made.groupBy('statecode')).toThrow(error)
    expect(() => made.aggregate({ n: count() })).toThrow(error)
  })

  it('is refused with nothing to group by, or nothing to know', () => {
    expect(() => query(account).groupBy()).toThrow(UsageError)
    expect(() => query(account).groupBy({})).toThrow(UsageError)
    expect(() => query(account).aggregate({})).toThrow(UsageError)
    expect(() => query(account).groupBy('statecode').aggregate({})).toThrow(UsageError)
  })

  it('is refused by two keys of lookups that the answer would not tell apart', () => {
    const twoNames = {
      mine: (a: Walk) => a.primarycontactid.fullname,
      theirs: (a: Walk) => a.createdby.fullname,
    }
    const alike = {
      name: (a: Walk) => a.primarycontactid.fullname,
      yomi: (a: Walk) => a.createdby.yomi_fullname,
    }

    for (const keys of [twoNames, alike]) {
      expect(() => query(account).groupBy(keys as never)).toThrow(/^Two keys end in/)
    }
  })

  it('is refused by a walk that does not end at a column of a related record', () => {
    for (const walk of [(a: Walk) => a.name, () => 'x', undefined, (a: Walk) => a["x'y"], () => undefined]) {
      expect(() => query(account).groupBy({ key: walk } as never)).toThrow(UsageError)
    }
  })

  it('is refused by names that are none, or that a key or a column has', () => {
    for (const alias of ['a b', "x'", '', 'accountid', 'statecode', 'revenue']) {
      expect(() =>
        query(account)
          .groupBy('statecode')
          .aggregate({ [alias]: sum('revenue') } as never),
      ).toThrow(UsageError)
    }
    expect(() =>
      query(account).groupBy('stepname' as never, { stepname: (a: Walk) => a.createdby.fullname } as never),
    ).toThrow(UsageError)
  })

  it('is refused by columns that a method does not take', () => {
    const wrong = [
      sum('createdon'),
      sum('versionnumber'),
      average('versionnumber'),
      average('_ownerid_value'),
      sum('accountid'),
      max('_ownerid_value'),
      min('accountid'),
      { method: 'countdistinct', column: 'name' },
      { method: 'sum' },
      { method: 'constructor', column: 'name' },
      'revenue',
      null,
    ]
    for (const total of wrong) expect(() => query(account).aggregate({ total } as never)).toThrow(UsageError)
    expect(() => sum("revenue with sum as x,'")).toThrow(UsageError)
  })

  it('is refused by a key that holds instants, near or far', () => {
    expect(() => query(account).groupBy('createdon' as never)).toThrow(
      new UsageError(
        'The service does not group by createdon, which holds instants: FetchXML groups by day(…) or month(…).',
      ),
    )
    expect(() => query(machine).groupBy('new_opens' as never)).toThrow(UsageError)
    expect(() => query(contact).groupBy({ made: (c: Walk) => c.createdby.createdon } as never)).toThrow(UsageError)
  })

  it('is refused beyond 500 conditions, and beyond fifteen lookups of keys and conditions together', () => {
    const conditions = query(account).where((a) =>
      a.name.eq('A').or(...Array.from({ length: 500 }, () => a.name.eq('B'))),
    )
    const far = (a: object, steps: number) => {
      return Array.from({ length: steps }).reduce((at: object) => Reflect.get(at, 'createdby'), a)
    }
    const walked = (steps: number) =>
      query(account)
        .where((a) => Reflect.get(far(a, steps), 'fullname').eq('A'))
        .groupBy({ name: (a: Walk) => a.primarycontactid.fullname } as never)

    expect(() => conditions.aggregate({ n: count() }).path).toThrow(/at most 500/)
    expect(() => walked(15).path).toThrow(/at most 15 joins/)
    expect(walked(14).path).toContain('groupby((primarycontactid/fullname))')
  })

  it('is refused beyond fifteen lookups', () => {
    const deep = (a: object) => {
      const end = Array.from({ length: 16 }).reduce((at: object) => Reflect.get(at, 'createdby'), a)
      return Reflect.get(end, 'fullname')
    }

    expect(() => query(account).groupBy({ deep } as never)).toThrow(/at most 15 lookups; this one goes through 16/)
  })
})

/** What a walk is handed, where the types would not let it through. */
interface Walk {
  readonly name: unknown
  readonly "x'y": unknown
  readonly createdby: Record<'createdon' | 'fullname' | 'yomi_fullname', unknown>
  readonly primarycontactid: Record<'fullname', unknown>
}
