import { type CollectionSelection, type Condition, odata, query, type RelatedSelection } from 'dynamics365-crm'
import { account, lead, type SystemUser, type Task } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { selectRecord } from '../../../src/selection/index.js'

type Tasks = CollectionSelection<Task>

/** A column behind so many lookups. */
function walked(record: object, first: string, steps: number): { eq(value: string): Condition } {
  let at = record as Record<string, never>
  for (let step = 0; step < steps; step += 1) at = at[step === 0 ? first : 'createdby'] as never
  return at['name' as never] as never
}

describe('an expand', () => {
  it('names the columns wanted of the related record', () => {
    const { path } = query(lead).expand('parentaccountid', (a) => a.select('name', 'accountnumber'))

    expect(path).toBe('leads?$expand=parentaccountid($select=name,accountnumber)')
  })

  it('has no parentheses where nothing is chosen', () => {
    expect(query(lead).expand('parentaccountid', (a) => a).path).toBe('leads?$expand=parentaccountid')
  })

  it('separates ways by a comma and options by a semicolon', () => {
    const { path } = query(account)
      .select('name')
      .expand('primarycontactid', (c) => c.select('fullname'))
      .expand('Account_Tasks', (t) =>
        t
          .select('subject')
          .where((task) => task.subject.eq('A;B,(C)').and(task.statecode.eq(0)))
          .orderBy('createdon', 'desc')
          .orderBy('subject')
          .top(3),
      )

    expect(path).toBe(
      'accounts?$select=name&$expand=primarycontactid($select=fullname),' +
        "Account_Tasks($select=subject;$filter=subject%20eq%20'A%3BB%2C(C)'%20and%20statecode%20eq%200;" +
        '$orderby=createdon%20desc,subject;$top=3)',
    )
  })

  it('nests', () => {
    const { path } = query(lead).expand('parentaccountid', (a) =>
      a
        .select('name')
        .expand('primarycontactid', (c) => c.select('fullname').expand('createdby', (u) => u.select('fullname'))),
    )

    expect(path).toBe(
      'leads?$expand=parentaccountid($select=name;$expand=primarycontactid($select=fullname;' +
        '$expand=createdby($select=fullname)))',
    )
  })

  it('filters a collection in a nested query, and the query itself is ordered and limited', () => {
    const { path } = query(account)
      .orderBy('name')
      .top(10)
      .expand('Account_Tasks', (t) =>
        t.where((task) => task.statecode.eq(0)).expand('createdby', (u) => u.select('fullname')),
      )

    expect(path).toBe(
      'accounts?$orderby=name,accountid&$top=10' +
        '&$expand=Account_Tasks($filter=statecode%20eq%200;$expand=createdby($select=fullname))',
    )
  })

  it.each([
    ['ordered', (t: Tasks) => t.orderBy('createdon')],
    ['limited', (t: Tasks) => t.top(3)],
  ] as const)('cannot be %s where any expand of the query is nested', (_, limit) => {
    const refusal = new UsageError(
      'Account_Tasks cannot be ordered or limited: the service allows that only where no expand is nested.',
    )
    const inside = query(account).expand('Account_Tasks', (t) => {
      const untyped = limit(t) as Tasks // the types end here
      return untyped.expand('createdby', (u) => u.select('fullname'))
    })
    const beside = query(account)
      .expand('primarycontactid', (c) => c.expand('createdby', (u) => u.select('fullname')))
      .expand('Account_Tasks', (t) => limit(t))
    const below = query(lead).expand('parentaccountid', (a) => a.expand('Account_Tasks', (t) => limit(t as Tasks)))

    expect(() => inside.path).toThrow(refusal)
    expect(() => beside.path).toThrow(refusal)
    expect(() => below.path).toThrow(refusal)
  })

  it('brings no more records than a page holds', () => {
    const limited = (count: number) => query(account).expand('Account_Tasks', (t) => t.top(count))

    expect(limited(5_000).path).toContain('$top=5000')
    expect(() => limited(5_001)).toThrow(
      new UsageError('An expand brings at most 5000 records: query the related table for more.'),
    )
  })

  it('of many-to-many collections stands beside others of its kind', () => {
    const many = query(account)
      .select('name')
      .expand('accountleads_association', (l) => l.select('fullname').where((one) => one.statecode.eq(0)))
      .expand('listaccount_association', (l) => l.select('listname').top(3))

    expect(decodeURIComponent(many.path)).toContain('accountleads_association(')
    expect(() => many.expand('primarycontactid', (c) => c.select('fullname')).path).toThrow(
      new UsageError(
        'accountleads_association is many-to-many: the service does not expand it beside primarycontactid, which is not. ' +
          'Make two queries of them.',
      ),
    )
    expect(() => many.expandRef('primarycontactid').path).toThrow(/^accountleads_association is many-to-many/)
    expect(() => many.expand('Account_Tasks', (t) => t.select('subject')).path).toThrow(/beside Account_Tasks/)
  })

  it('of many-to-many collections is not nested', () => {
    const around = () =>
      query(account).expand('accountleads_association', (l) => l.expand('Lead_Tasks', (t) => t.select('subject')))
    const inside = () =>
      query(lead).expand('parentaccountid', (a) => a.expand('accountleads_association', (l) => l.select('fullname')))
    const deeper = () =>
      query(lead).expand('createdby', (u) =>
        u.expand('modifiedby', (m) => m.expand('systemuserroles_association', (r) => r.select('name'))),
      )

    expect(around).toThrow(
      new UsageError(
        'accountleads_association is many-to-many: the service expands nothing in it. Query the related table.',
      ),
    )
    expect(inside).toThrow(
      new UsageError(
        'accountleads_association is many-to-many: the service does not expand it inside of another expand.',
      ),
    )
    expect(deeper).toThrow(/^systemuserroles_association is many-to-many/)
  })

  it('is refused where the same way is taken twice', () => {
    const once = query(lead).expand('parentaccountid', (a) => a.select('name'))

    expect(() => once.expand('parentaccountid', (a) => a.select('accountnumber'))).toThrow(
      new UsageError('parentaccountid is expanded twice.'),
    )
  })

  it('counts at every depth towards the service’s 15', () => {
    const threeDeep = (user: RelatedSelection<SystemUser>) =>
      user.expand('createdby', (u) => u.expand('modifiedby', (m) => m.select('fullname')))
    const fifteen = query(lead)
      .expand('createdby', threeDeep)
      .expand('modifiedby', threeDeep)
      .expand('createdonbehalfby', threeDeep)
      .expand('modifiedonbehalfby', threeDeep)
      .expand('owninguser', threeDeep)
    const sixteen = fifteen.expand('parentaccountid', (a) => a.select('name'))

    expect(fifteen.path.match(/fullname/g)).toHaveLength(5)
    expect(() => sixteen.path).toThrow(
      new UsageError(
        'A query makes at most 15 joins, by expands and by lookups that it goes through; this one makes 16.',
      ),
    )
  })

  it('counts beside the lookups that conditions go through, each once for a record', () => {
    const expanded = query(lead)
      .expand('createdby', (u) => u.select('fullname'))
      .expand('Lead_Tasks', (t) => t.where((task) => task.createdby.fullname.eq('A').or(task.createdby.title.eq('B'))))
    const ways = ['parentaccountid', 'parentcontactid', 'modifiedby', 'owninguser', 'owningteam', 'campaignid'] as const
    const through = (way: string, depth: number) =>
      expanded.where((l) =>
        odata`${l.firstname} eq 'A'`.and(
          ...ways.slice(0, 5).map((name) => l[name].createdon.ge('2026-01-01')),
          ...[1, depth].map((steps) => walked(l, way, steps).eq('A')),
        ),
      )
    // Expands 2, their lookups 1, the first five lookups 5, and as many as are deep.
    expect(through('campaignid', 7).path).toContain('$filter')
    expect(() => through('campaignid', 8).path).toThrow(/at most 15 joins.*this one makes 16\.$/)
    expect(() => through('createdby', 8).path).toThrow(/this one makes 16\.$/)
  })

  it('counts with the conditions towards the service’s 500', () => {
    const twice = (count: number) =>
      query(lead)
        .where((l) => l.firstname.eq('A').or(...Array.from({ length: count - 3 }, () => l.lastname.eq('B'))))
        .expand('Lead_Tasks', (t) => t.where((task) => task.statecode.eq(0)))

    expect(twice(500).path).toContain('$expand')
    expect(() => twice(501).path).toThrow(
      new UsageError(
        'A query has at most 500 conditions and joins; this one has 501: split it, or give in() a list over a ' +
          'column of the queried table.',
      ),
    )
  })

  it('may be of the reference alone', () => {
    const { path } = query(account)
      .expand('createdby', (u) => u.select('fullname'))
      .expandRef('primarycontactid')
      .expand('Account_Tasks', (t) => t.top(1))

    expect(path).toBe('accounts?$expand=createdby($select=fullname),primarycontactid/$ref,Account_Tasks($top=1)')
    expect(() => query(account).expandRef('primarycontactid').expandRef('primarycontactid')).toThrow(
      new UsageError('primarycontactid is expanded twice.'),
    )
  })

  it.each([undefined, 'name', {}, ['name']])('refuses a callback that gives %j back', (given) => {
    const other = given as never

    expect(() => query(lead).expand('parentaccountid', () => other)).toThrow(
      new UsageError('An expand gives back the selection that it was handed.'),
    )
  })
})

describe('an expand without a callback', () => {
  it('is refused', () => {
    const none = undefined as never

    expect(() => query(lead).expand('parentaccountid', none)).toThrow(
      new UsageError('An expand says what it wants: (related) => related.select(…).'),
    )
  })
})

describe('a name in a selection', () => {
  it.each(['full name', "a'b", 'a/b c', 'a,b', 'a&b', 'a)', '', undefined, 5])(
    'is refused where it cannot stand in a URL: %j',
    (given) => {
      const name = given as never
      const refusal = new UsageError('A column or navigation property has a name of letters, digits and underscores.')

      expect(() => query(lead).select(name)).toThrow(refusal)
      expect(() => query(lead).orderBy(name)).toThrow(refusal)
      expect(() => query(lead).expand(name, (a: never) => a)).toThrow(refusal)
      expect(() => query(lead).expandRef(name)).toThrow(refusal)
    },
  )

  it('is refused in an order where it leads to a related record', () => {
    expect(() => query(account).orderBy('primarycontactid/fullname' as never)).toThrow(
      new UsageError(
        'primarycontactid/fullname cannot order: ordering by a column of a related record is not offered.',
      ),
    )
    expect(() => query(account).select('primarycontactid/fullname' as never)).toThrow(/^A column or navigation/)
  })
})

describe('a selection', () => {
  it('names each column once, in the order of the calls', () => {
    expect(query(lead).select('fullname', 'createdon').select('createdon', 'subject').path).toBe(
      'leads?$select=fullname,createdon,subject',
    )
  })

  it('of nothing asks for everything', () => {
    expect(query(lead).path).toBe('leads')
    expect(query(lead).select().path).toBe('leads')
    expect(selectRecord(lead, (l) => l).query).toBe('')
  })

  it('of a single record is a query string', () => {
    expect(
      selectRecord(account, (a) =>
        a
          .select('name')
          .expand('primarycontactid', (c) => c.select('fullname'))
          .expand('Account_Tasks', (t) => t.top(1)),
      ).query,
    ).toBe('?$select=name&$expand=primarycontactid($select=fullname),Account_Tasks($top=1)')
  })

  it('of a single record obeys the same rules', () => {
    expect(() =>
      selectRecord(lead, (l) =>
        l.expand('parentaccountid', (a) => a.expand('Account_Tasks', (t) => (t as Tasks).top(1))),
      ),
    ).toThrow(UsageError)
    expect(() => selectRecord(lead, () => undefined as never)).toThrow(UsageError)
  })
})
