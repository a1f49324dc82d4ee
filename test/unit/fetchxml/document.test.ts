import {
  account,
  contact,
  list,
  mailbox,
  opportunity,
  role,
  systemuser,
  task,
  teammembership,
} from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import {
  average,
  count,
  countColumn,
  day,
  fetchXml,
  fiscalPeriod,
  fiscalYear,
  max,
  min,
  month,
  quarter,
  someLinked,
  sum,
  week,
  year,
} from 'dynamics365-crm/fetchxml'
import { describe, expect, it } from 'vitest'

/** What stands inside of the entity. */
function inside(query: { readonly path: string }): string {
  return /<entity name='\w+'>(.*)<\/entity>/s.exec(decodeURIComponent(query.path))?.[1] ?? ''
}

/** The start tag of the document. */
function tagOf(query: { readonly path: string }): string {
  return /<fetch[^>]*>/.exec(decodeURIComponent(query.path))?.[0] ?? ''
}

const names = fetchXml(account).select('name')

describe('a FetchXML query', () => {
  it('is a request for the entity set, with the document encoded once', () => {
    const query = names.where((a) => a.name.eq("50% & <é> 'x'"))
    const document =
      "<fetch page='1' count='5000'><entity name='account'><attribute name='name'/><filter>" +
      "<condition attribute='name' operator='eq' value='50% &amp; &lt;é&gt; &apos;x&apos;'/></filter></entity></fetch>"

    expect(query.method).toBe('GET')
    expect(query.name).toBe('accounts.fetchXml')
    expect(query.path).toBe(`accounts?fetchXml=${encodeURIComponent(document)}`)
  })

  it('shows its document, an element a line', () => {
    const query = names.where((a) => a.name.in(['A', 'B'])).top(3)

    expect(String(query)).toBe(`<fetch top='3'>
  <entity name='account'>
    <attribute name='name' />
    <filter>
      <condition attribute='name' operator='in'>
        <value>A</value>
        <value>B</value>
      </condition>
    </filter>
  </entity>
</fetch>`)
  })

  it('is a value: what is built on it leaves it as it was', () => {
    const before = names.path

    names
      .select('accountnumber')
      .where((a) => a.name.eq('A'))
      .orderBy('name')
      .distinct()
      .top(1)
      .formatted()

    expect(names.path).toBe(before)
    expect(names).not.toHaveProperty('then')
  })

  it('is refused without a table', () => {
    expect(() => fetchXml('account' as never)).toThrow(
      new UsageError('fetchXml takes a table object, such as account.'),
    )
  })
})

describe('what is selected', () => {
  it('is an attribute each, lookups by their logical names', () => {
    expect(inside(names.select('_primarycontactid_value', 'name'))).toBe(
      "<attribute name='name'/><attribute name='primarycontactid'/>",
    )
  })

  it('can have another name, which orders by its column', () => {
    const query = fetchXml(account).selectAs({ who: '_ownerid_value', called: 'name' }).orderBy('called', 'desc')

    expect(inside(query)).toBe(
      "<attribute name='ownerid' alias='who'/><attribute name='name' alias='called'/>" +
        "<order attribute='name' descending='true'/><order attribute='accountid'/>",
    )
  })

  it('is the key where nothing is asked for', () => {
    expect(inside(fetchXml(account))).toBe("<attribute name='accountid'/>")
  })

  it('can be everything', () => {
    expect(inside(fetchXml(account).selectAll())).toBe('<all-attributes/>')
  })

  it('can be the number of records below', () => {
    expect(inside(names.countChildren('children').orderBy('children'))).toBe(
      "<attribute name='name'/><attribute name='accountid' alias='children' rowaggregate='CountChildren'/>" +
        "<order alias='children'/><order attribute='accountid'/>",
    )
  })

  it.each<readonly [string, () => { readonly path: string }]>([
    ['Two columns are called name.', () => names.selectAs({ name: 'accountnumber' } as never)],
    ['Two columns are called accountid.', () => names.selectAs({ accountid: 'accountnumber' } as never)],
    ['Two columns are called a.', () => fetchXml(account).selectAs({ a: 'name' }).selectAs({ a: 'telephone1' })],
  ])('is refused: %s', (message, make) => {
    expect(() => make().path).toThrow(new UsageError(message))
  })

  it('is refused where a name is none', () => {
    const message = 'A column or navigation property has a name of letters, digits and underscores.'

    expect(() => fetchXml(account).select("name'/>" as never)).toThrow(new UsageError(message))
    expect(() => fetchXml(account).selectAs({ "a'b": 'name' })).toThrow(new UsageError(message))
    expect(() => names.where((a) => a["x'y" as 'name'].eq('A'))).toThrow(new UsageError(message))
    expect(() => fetchXml(account).selectAs({ '1a': 'name' })).toThrow(
      new UsageError('An alias begins with a letter or an underscore, unlike 1a.'),
    )
  })

  it.each(['primarycontactid', 'createdby', 'owningteam'])(
    'is refused for the logical name of a lookup: %s',
    (name) => {
      const message = `${name} is a lookup: records have it as _${name}_value, and so it is selected.`

      expect(() => fetchXml(account).select(name as never)).toThrow(new UsageError(message))
      expect(() =>
        names.link(account, { from: 'accountid', to: 'parentaccountid', alias: 'p' }, (p) => p.select(name as never)),
      ).toThrow(new UsageError(message))
    },
  )
})

describe('a link', () => {
  it.each(['inner', 'outer', 'matchfirstrowusingcrossapply'] as const)('can be %s, with columns of its own', (type) => {
    const query = names.link(
      contact,
      { from: 'contactid', to: '_primarycontactid_value', type: type as 'outer', alias: 'c' },
      (c) =>
        c
          .select('fullname')
          .where((x) => x.statecode.eq(0))
          .orderBy('fullname', 'desc'),
    )

    expect(inside(query)).toBe(
      "<attribute name='name'/><order entityname='c' attribute='fullname' descending='true'/>" +
        "<order attribute='accountid'/><link-entity name='contact' from='contactid' to='primarycontactid' alias='c' " +
        `link-type='${type}'><attribute name='fullname'/>` +
        "<filter><condition attribute='statecode' operator='eq' value='0'/></filter></link-entity>",
    )
  })

  it.each(['exists', 'in'] as const)('can be %s, with conditions alone', (type) => {
    const query = names.link(contact, { from: 'parentcustomerid', to: 'accountid', type }, (c) =>
      c
        .where((x) => x.statecode.eq(0))
        .link(task, { from: 'regardingobjectid', to: 'contactid', type: 'exists' }, (t) => t),
    )

    expect(inside(query)).toBe(
      `<attribute name='name'/><link-entity name='contact' from='parentcustomerid' to='accountid' link-type='${type}'>` +
        "<filter><condition attribute='statecode' operator='eq' value='0'/></filter>" +
        "<link-entity name='task' from='regardingobjectid' to='contactid' link-type='exists'/></link-entity>",
    )
  })

  it('can go through a table between two others', () => {
    const query = fetchXml(systemuser)
      .select('fullname')
      .link(teammembership, { from: 'systemuserid', to: 'systemuserid', alias: 'm', intersect: true }, (m) => m)

    expect(inside(query)).toContain(
      "<link-entity name='teammembership' from='systemuserid' to='systemuserid' alias='m' link-type='inner' intersect='true'/>",
    )
  })

  it('orders the document by one of its columns', () => {
    const query = names
      .link(contact, { from: 'contactid', to: 'primarycontactid', alias: 'c' }, (c) =>
        c.select('_parentcustomerid_value'),
      )
      .orderBy('c.parentcustomerid')

    expect(inside(query)).toContain(
      "<order entityname='c' attribute='parentcustomerid'/><order attribute='accountid'/>",
    )
  })

  it('can have columns under other names, which stand without its alias, and all of its columns', () => {
    const query = names.link(contact, { from: 'contactid', to: 'primarycontactid', alias: 'c' }, (c) =>
      c.selectAll().selectAs({ mail: 'emailaddress1' }).orderBy('mail'),
    )

    expect(inside(query)).toBe(
      "<attribute name='name'/><order entityname='c' attribute='emailaddress1'/><order attribute='accountid'/>" +
        "<link-entity name='contact' from='contactid' to='primarycontactid' alias='c' link-type='inner'>" +
        "<all-attributes/><attribute name='emailaddress1' alias='mail'/></link-entity>",
    )
    expect(inside(query.orderBy('mail', 'desc'))).toContain(
      "<order entityname='c' attribute='emailaddress1' descending='true'/><order attribute='accountid'/>",
    )
  })

  const by = { from: 'contactid', to: 'primarycontactid' } as const
  it.each<readonly [string, () => unknown]>([
    ['The link to contact has no alias: its columns need one.', () => names.link(contact, by as never, (c) => c)],
    [
      'Nothing can be read of a link of the type exists: it has conditions only.',
      () =>
        names.link(contact, { ...by, type: 'exists' }, (c) =>
          (c as never as { select(name: string): typeof c }).select('fullname'),
        ),
    ],
    [
      'A link is inner, outer, exists, in or matchfirstrowusingcrossapply; for any and all there are someLinked and its like.',
      () => names.link(contact, { ...by, alias: 'c', type: 'any' as 'inner' }, (c) => c),
    ],
    [
      'An alias begins with a letter or an underscore, unlike 1c.',
      () => names.link(contact, { ...by, alias: '1c' }, (c) => c),
    ],
    ['d.fullname is ordered by, and no link is called d.', () => names.orderBy('d.fullname' as never).path],
    [
      'Nothing can be read of a link of the type in: it has conditions only.',
      () => names.link(contact, { ...by, type: 'in' }, (c) => (c as never as { selectAll(): typeof c }).selectAll()),
    ],
    ['A link gives back what it was handed.', () => names.link(contact, { ...by, alias: 'c' }, () => ({}) as never)],
    [
      'link takes a table object, such as contact.',
      () => names.link('contact' as never, { ...by, alias: 'c' } as never, (c) => c),
    ],
    [
      'Two links are called c.',
      () =>
        names
          .link(contact, { ...by, alias: 'c' }, (c) => c)
          .link(contact, { ...by, alias: 'o' }, (o) =>
            o.link(task, { from: 'regardingobjectid', to: 'contactid', alias: 'c' }, (t) => t),
          ).path,
    ],
  ])('is refused: %s', (message, make) => {
    expect(make).toThrow(new UsageError(message))
  })
})

describe('an aggregate', () => {
  const byMonth = fetchXml(opportunity)
    .aggregate({
      total: sum('estimatedvalue'),
      mean: average('estimatedvalue'),
      first: min('createdon'),
      last: max('createdon'),
      n: count(),
      filled: countColumn('name'),
      different: countColumn('name', { distinct: true }),
    })
    .groupBy({ owner: 'ownerid', step: 'stepname', month: month('createdon', { userTimeZone: false }) })
    .orderBy('total', 'desc')
    .orderBy('month')

  it('gives figures under their aliases, and is ordered by them', () => {
    expect(tagOf(byMonth)).toBe("<fetch aggregate='true'>")
    expect(inside(byMonth)).toBe(
      "<attribute name='estimatedvalue' alias='total' aggregate='sum'/>" +
        "<attribute name='estimatedvalue' alias='mean' aggregate='avg'/>" +
        "<attribute name='createdon' alias='first' aggregate='min'/>" +
        "<attribute name='createdon' alias='last' aggregate='max'/>" +
        "<attribute name='opportunityid' alias='n' aggregate='count'/>" +
        "<attribute name='name' alias='filled' aggregate='countcolumn'/>" +
        "<attribute name='name' alias='different' aggregate='countcolumn' distinct='true'/>" +
        "<attribute name='ownerid' alias='owner' groupby='true'/>" +
        "<attribute name='stepname' alias='step' groupby='true'/>" +
        "<attribute name='createdon' alias='month' groupby='true' dategrouping='month' usertimezone='false'/>" +
        "<order alias='total' descending='true'/><order alias='month'/>",
    )
  })

  it.each([
    [day('createdon'), 'day'],
    [week('createdon'), 'week'],
    [month('createdon'), 'month'],
    [quarter('createdon'), 'quarter'],
    [year('createdon'), 'year'],
    [fiscalPeriod('createdon'), 'fiscal-period'],
    [fiscalYear('createdon'), 'fiscal-year'],
  ])('groups by a part of a date: $grouping', (part, dateGrouping) => {
    expect(inside(fetchXml(opportunity).groupBy({ part }))).toBe(
      `<attribute name='createdon' alias='part' groupby='true' dategrouping='${dateGrouping}'/>`,
    )
  })

  it('has figures and groups of linked records too', () => {
    const query = fetchXml(opportunity)
      .aggregate({ n: count() })
      .link(account, { from: 'accountid', to: '_parentaccountid_value', alias: 'a' }, (a) =>
        a.groupBy({ account: 'name' }).aggregate({ most: max('revenue') }),
      )
      .orderBy('account')

    expect(inside(query)).toBe(
      "<attribute name='opportunityid' alias='n' aggregate='count'/><order alias='account'/>" +
        "<link-entity name='account' from='accountid' to='parentaccountid' alias='a' link-type='inner'>" +
        "<attribute name='name' alias='account' groupby='true'/>" +
        "<attribute name='revenue' alias='most' aggregate='max'/></link-entity>",
    )
  })

  it('is ordered by groups and figures of its links from there', () => {
    const query = fetchXml(opportunity)
      .aggregate({ n: count() })
      .link(account, { from: 'accountid', to: 'parentaccountid', alias: 'a' }, (a) =>
        a.groupBy({ account: 'name' }).orderBy('account', 'desc'),
      )
      .orderBy('n')

    expect(inside(query)).toContain(
      "alias='n' aggregate='count'/><order alias='n'/><order alias='account' descending='true'/>",
    )
    expect(inside(query)).toContain("<attribute name='name' alias='account' groupby='true'/></link-entity>")
  })

  it.each(['createdon', 'modifiedon'])('is refused to group by %s as it is', (column) => {
    expect(() => fetchXml(opportunity).groupBy({ on: column as never })).toThrow(
      new UsageError(
        `${column} holds a time of day as well: group by a part of it, such as day('${column}'), month('${column}') or year('${column}').`,
      ),
    )
  })

  it('is grouped by a day as it is', () => {
    expect(inside(fetchXml(opportunity).groupBy({ on: 'estimatedclosedate' }))).toBe(
      "<attribute name='estimatedclosedate' alias='on' groupby='true'/>",
    )
  })

  it('can be limited: its groups, and the records it looks at', () => {
    expect(tagOf(byMonth.top(3).aggregateLimit(1_000))).toBe("<fetch aggregate='true' aggregatelimit='1000' top='3'>")
    expect(() => byMonth.aggregateLimit(50_000)).toThrow(new UsageError('A limit is a whole number from 1 to 49999.'))
  })

  it.each<readonly [string, () => { readonly path: string }]>([
    ['An aggregate gives groups and figures: it selects no columns beside them.', () => byMonth.select('name')],
    ['An aggregate has no distinct: countColumn has one, for its column.', () => byMonth.distinct()],
    ['An aggregate has no total record count: count() counts the records.', () => byMonth.returnTotalRecordCount()],
    ['An aggregate comes on one page: it takes no page size.', () => byMonth.pageSize(10)],
    [
      'An aggregate is ordered by the names of its groups and figures: name is none of them.',
      () => byMonth.orderBy('name'),
    ],
    [
      'An aggregate is ordered by the names of its groups and figures: createdon is none of them.',
      () =>
        fetchXml(opportunity)
          .aggregate({ n: count() })
          .link(account, { from: 'accountid', to: 'parentaccountid', alias: 'a' }, (a) => a.orderBy('createdon')),
    ],
    [
      'aggregateLimit is for aggregates: it does not limit records, top() does.',
      () => fetchXml(opportunity).select('name').aggregateLimit(10),
    ],
    [
      'x is made by sum, average, min, max or a count.',
      () => fetchXml(opportunity).aggregate({ x: { method: 'median', column: 'estimatedvalue' } as never }),
    ],
  ])('is refused: %s', (message, make) => {
    expect(() => make().path).toThrow(new UsageError(message))
  })
})

describe('the document', () => {
  it('carries its settings', () => {
    const query = names
      .distinct()
      .lateMaterialize()
      .useRawOrderBy()
      .datasource('retained')
      .options(['ForceOrder', 'Recompile', 'ForceOrder'])
      .pageSize(10)

    expect(tagOf(query)).toBe(
      "<fetch distinct='true' latematerialize='true' useraworderby='true' datasource='retained' " +
        "options='ForceOrder,Recompile' page='1' count='10'>",
    )
  })

  it('ends its order with the key, behind the orders of its links', () => {
    const linked = names.link(contact, { from: 'contactid', to: 'primarycontactid', alias: 'c' }, (c) =>
      c.orderBy('fullname'),
    )

    expect(inside(names.orderBy('name'))).toContain("<order attribute='name'/><order attribute='accountid'/>")
    expect(inside(names.orderBy('accountid', 'desc'))).not.toContain("<order attribute='accountid'/>")
    expect(inside(linked.orderBy('name'))).toContain(
      "<order attribute='name'/><order entityname='c' attribute='fullname'/><order attribute='accountid'/>",
    )
  })

  it('is ordered by all that is compared where it is distinct, even where no order is given', () => {
    const distinct = fetchXml(account)
      .select('name', '_ownerid_value')
      .selectAs({ city: 'address1_city' })
      .link(contact, { from: 'contactid', to: 'primarycontactid', alias: 'c' }, (c) => c.select('fullname'))
      .distinct()
    const others =
      "<order attribute='name'/><order attribute='ownerid'/><order attribute='address1_city'/>" +
      "<order entityname='c' attribute='fullname'/><link-entity"

    expect(inside(distinct)).toContain(`alias='city'/>${others}`)
    expect(inside(distinct.orderBy('city', 'desc'))).toContain(
      "<order attribute='address1_city' descending='true'/><order attribute='name'/><order attribute='ownerid'/>" +
        "<order entityname='c' attribute='fullname'/><link-entity",
    )
    expect(inside(fetchXml(account).selectAll().distinct())).toBe("<all-attributes/><order attribute='accountid'/>")
  })

  it('is not ordered by what has no order where it is distinct', () => {
    const orderOf = (query: { readonly path: string }) =>
      inside(query)
        .match(/<order[^>]*>/g)
        ?.join('')

    expect(orderOf(fetchXml(account).select('name', 'entityimage', 'entityimage_url').distinct())).toBe(
      "<order attribute='name'/><order attribute='entityimage_url'/>",
    )
    expect(orderOf(fetchXml(list).select('entityimage', 'listname').distinct())).toBe("<order attribute='listname'/>")
    expect(orderOf(fetchXml(mailbox).select('exchangesyncstatexmlfileref', 'name').distinct())).toBe(
      "<order attribute='name'/>",
    )
    expect(orderOf(fetchXml(role).select('iscustomizable', 'canbedeleted', 'name').distinct())).toBe(
      "<order attribute='name'/>",
    )
  })

  it.each<readonly [string, () => unknown]>([
    [
      'distinct compares the columns that are selected: select some of the table.',
      () => fetchXml(account).distinct().path,
    ],
    ['name is ordered asc or desc.', () => names.orderBy('name', 'down' as 'desc')],
    ["The only other data source is 'retained'.", () => names.datasource('live' as 'retained')],
    ['options takes at least one hint.', () => names.options([])],
    ['A page holds 1 to 5000 records, not 5001.', () => names.pageSize(5_001)],
    ['A page holds 1 to 5000 records, not 0.', () => names.pageSize(0)],
    ['A limit is a whole number above 0.', () => names.top(0)],
    ["annotated takes 'lookups'; formatted() asks for formatted values.", () => names.annotated('all' as 'lookups')],
  ])('is refused: %s', (message, make) => {
    expect(make).toThrow(new UsageError(message))
  })

  it('refuses a hint that the service does not have', () => {
    expect(() => names.options(['NOLOCK' as 'Recompile'])).toThrow(UsageError)
  })

  it('has at most 15 links, those in filters counted', () => {
    const linked = (links: number) =>
      Array.from({ length: links }).reduce<typeof names>(
        (query) => query.link(contact, { from: 'parentcustomerid', to: 'accountid', type: 'exists' }),
        names,
      )
    const tested = linked(15).where((a) => someLinked(contact, { from: 'parentcustomerid', to: a.accountid }))

    expect(() => linked(15).path).not.toThrow()
    expect(() => linked(16).path).toThrow(
      new UsageError('A FetchXML document links at most 15 tables; this one links 16.'),
    )
    expect(() => tested.path).toThrow(new UsageError('A FetchXML document links at most 15 tables; this one links 16.'))
  })

  it('has at most 500 conditions and links', () => {
    const conditions = (most: number) =>
      names
        .link(contact, { from: 'parentcustomerid', to: 'accountid', type: 'exists' }, (c) =>
          c.where((x) => x.statecode.eq(0)),
        )
        .where((a) => a.name.eq('0').or(...Array.from({ length: most - 3 }, (_, at) => a.name.eq(`${at}`))))

    expect(() => String(conditions(500))).not.toThrow()
    expect(() => String(conditions(501))).toThrow(
      new UsageError('A FetchXML document has at most 500 conditions and links; this one has 501.'),
    )
  })

  it('refuses a chain of conditions at any length, without running out of its stack', () => {
    const chain = (word: 'and' | 'or', most: number) =>
      names.where((a) => {
        let chained = a.name.eq('0')
        for (let at = 1; at < most; at += 1) chained = chained[word](a.name.eq(`${at}`))
        return chained
      })

    expect(() => String(chain('or', 500))).not.toThrow()
    for (const word of ['and', 'or'] as const) {
      expect(() => chain(word, 20_000)).toThrow(
        new UsageError('A FetchXML document has at most 500 conditions and links; this one has 501.'),
      )
    }
  })

  it('is refused where no URL holds it, and says why its list is not cut', () => {
    const ids = Array.from({ length: 1_800 }, (_, at) => `5f1c2f5e-2f5e-4000-8000-${String(at).padStart(12, '0')}`)
    const long = names.where((a) => a.accountid.in(ids))

    expect(() => long.path).toThrow(
      /^The document of accounts\.fetchXml has \d+ characters in a URL, which holds 65536, and a FetchXML document is not cut into several requests: ask for a part of a long list at a time, or give the list to in\(\) of query\(\)\.$/,
    )
    expect(() => long.path).toThrow(UsageError)
  })
})
