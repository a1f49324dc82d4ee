import { describe, expect, it } from 'vitest'
import { openSession, refusal, target } from './message-session.js'

const absent = '99999999-0000-4000-8000-000000000000'

describe('a value in a payload', () => {
  it.each([
    ['account', 'name', 'A'],
    ['account', 'numberofemployees', 12],
    ['account', 'creditonhold', true],
    ['account', 'industrycode', 4],
    ['account', 'address1_latitude', -12.5],
    ['opportunity', 'estimatedclosedate', '2028-02-29'],
    ['task', 'crmtaskassigneduniqueid', absent],
    ['account', 'entityimage', 'AAEC'],
  ])('is taken for %s.%s: %j', (table, column, value) => {
    expect(openSession().create(table, { [column]: value }).values[column]).toBe(value)
  })

  it.each([
    ['2026-03-01T10:00:00Z', '2026-03-01T10:00:00Z'],
    ['2026-03-01T10:00:00.999Z', '2026-03-01T10:00:00Z'],
    ['2026-03-01T01:00:00+02:00', '2026-02-28T23:00:00Z'],
    ['2026-03-01T10:00Z', '2026-03-01T10:00:00Z'],
  ])('is kept in UTC and whole seconds: %s', (given, want) => {
    expect(openSession().create('task', { scheduledend: given }).values['scheduledend']).toBe(want)
  })

  it.each([
    ['account', 'name', 4],
    ['account', 'numberofemployees', '12'],
    ['account', 'numberofemployees', 1.5],
    ['account', 'creditonhold', 1],
    ['account', 'industrycode', 'Accounting'],
    ['account', 'revenue', '100'],
    ['account', 'address1_latitude', 'north'],
    ['account', 'entityimage', '???'],
    ['account', 'entityimage', 'AQ='],
    ['task', 'scheduledend', '2026-03-01'],
    ['task', 'scheduledend', '2026-03-01T10:00:00'],
    ['task', 'scheduledend', '2026-02-30T10:00:00Z'],
    ['task', 'scheduledend', '2026-02-20T25:00:00Z'],
    ['task', 'scheduledend', '2026-02-20T24:00:00Z'],
    ['task', 'scheduledend', '2026-02-20T10:00:00+14:30'],
    ['opportunity', 'estimatedclosedate', '2026-03-01T00:00:00Z'],
    ['opportunity', 'estimatedclosedate', '2027-02-29'],
    ['task', 'crmtaskassigneduniqueid', '1'],
    ['contact', 'parentcustomerid_account', 'Northwind'],
  ])('is refused for its type in %s.%s: %j', (table, column, value) => {
    expect(() => openSession().create(table, { [column]: value })).toThrow(
      expect.objectContaining({ status: 400, code: '0x80048D19' }),
    )
  })

  it.each([
    ['account', 'industrycode', 999, '0x8004431A'],
    ['account', 'industrycode', 192_350_000, '0x8004431A'],
    ['account', 'numberofemployees', -1, '0x8004432F'],
    ['opportunity', 'closeprobability', 101, '0x8004432F'],
    ['account', 'address1_latitude', 91, '0x80044330'],
    ['transactioncurrency', 'exchangerate', -1, '0x80044330'],
    ['account', 'creditlimit', -1, '0x80040317'],
    ['account', 'revenue', 1e15, '0x80040317'],
    ['task', 'scheduledend', '1752-12-31T00:00:00Z', '0x80040239'],
    ['contact', 'birthdate', '1752-12-31', '0x80040239'],
  ])('is refused for its range in %s.%s: %j', (table, column, value, code) => {
    expect(() => openSession().create(table, { [column]: value })).toThrow(refusal(code))
  })

  it('is refused in the words of the service when it is too long', () => {
    expect(() => openSession().create('account', { name: 'x'.repeat(161) })).toThrow(
      expect.objectContaining({
        code: '0x80044331',
        message:
          "A validation error occurred.  The length of the 'name' attribute of the 'account' entity exceeded the maximum allowed length of '160'.",
      }),
    )
  })
})

describe('a name in a payload', () => {
  it.each(['fullname', 'createdon', 'versionnumber'])('is refused for %s, which the service computes', (name) => {
    expect(() => openSession().create('contact', { lastname: 'B', [name]: absent })).toThrow(
      expect.objectContaining({ code: '0x80040203', message: expect.stringContaining(name) }),
    )
  })

  it.each(['_parentcustomerid_value', '_createdby_value'])(
    'has no effect for %s, which the service computes',
    (name) => {
      const session = openSession()
      const created = session.create('contact', { lastname: 'B', [name]: absent })

      const updated = session.update('contact', created.id, { [name]: absent })

      expect(updated.values['parentcustomerid']).toBeUndefined()
      expect(updated.values['createdby']).toEqual({ table: 'systemuser', id: session.userId })
    },
  )

  it('is refused for a lookup that the service sets', () => {
    const session = openSession()

    expect(() =>
      session.create('account', { name: 'A', 'createdby@odata.bind': `/systemusers(${session.userId})` }),
    ).toThrow(refusal('0x80040203'))
  })

  it.each(['nome', 'Name', 'customerid', 'opportunities'])(
    'is refused for %s, which the table does not declare',
    (name) => {
      expect(() => openSession().create('opportunity', { [name]: 'x' })).toThrow(
        expect.objectContaining({ code: '0x80048D19', message: expect.stringContaining(`'${name}'`) }),
      )
    },
  )

  it.each(['customerid', 'Customerid_Account', 'customerid_lead'])('is refused for the bind of %s', (name) => {
    const session = openSession()
    const account = session.create('account', { name: 'A' })

    expect(() => session.create('opportunity', { [`${name}@odata.bind`]: `/accounts(${account.id})` })).toThrow(
      expect.objectContaining({
        status: 400,
        code: '0x80048D19',
        message: `An undeclared property '${name}' which only has property annotations in the payload but no property value was found in the payload.`,
      }),
    )
  })

  it.each([
    ['lead', 'msdyn_segmentid@odata.bind', '/msdyn_segments(1)', 'msdyn_segment'],
    ['opportunity', 'msdyn_predictivescoreid@odata.bind', '/msdyn_predictivescores(1)', 'msdyn_predictivescore'],
    [
      'task',
      'regardingobjectid_msdyn_customerasset_task@odata.bind',
      '/msdyn_customerassets(1)',
      'msdyn_customerasset',
    ],
  ])('is refused with the missing table in %s: %s', (table, name, value, missing) => {
    expect(() => openSession().create(table, { [name]: value })).toThrow(
      expect.objectContaining({ status: 501, code: '0x80040219', message: expect.stringContaining(missing) }),
    )
  })

  it('may be an annotation that came with the record', () => {
    const session = openSession()

    const account = session.create('account', {
      '@odata.type': '#Microsoft.Dynamics.CRM.account',
      '@odata.id': 'accounts(1)',
      '@odata.etag': 'W/"1"',
      'name@OData.Community.Display.V1.FormattedValue': 'A',
      '_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'systemuser',
      name: 'A',
    })

    expect(account.values['name']).toBe('A')
  })

  it('may not be the type of another table', () => {
    expect(() => openSession().create('account', { '@odata.type': 'Microsoft.Dynamics.CRM.contact' })).toThrow(
      refusal('0x80048D19'),
    )
  })
})

describe('the bind of a lookup', () => {
  const alternateKeys = { account: [['accountnumber'], ['name', 'address1_city']], contact: [['parentcustomerid']] }

  function setUp() {
    const session = openSession(alternateKeys)
    const account = target(
      session.create('account', { name: "O'Neil, Inc", address1_city: 'Cork', accountnumber: 'A 17' }),
    )
    const bind = (text: unknown) =>
      session.create('contact', { lastname: 'B', 'parentcustomerid_account@odata.bind': text }).values[
        'parentcustomerid'
      ]
    return { session, account, bind }
  }

  it.each([
    (id: string) => `/accounts(${id})`,
    (id: string) => `accounts(${id})`,
    (id: string) => `accounts(${id.toUpperCase()})`,
    (id: string) => `accounts(accountid=${id})`,
    (id: string) => `https://contoso.crm.dynamics.com/api/data/v9.2/accounts(${id})`,
    (id: string) => `/api/data/v9.2/accounts(${id})`,
    () => "/accounts(accountnumber='A 17')",
    () => "/accounts(accountnumber='A%2017')",
    () => "/accounts(name='O''Neil, Inc',address1_city='cork')",
  ])('takes the record as %s', (text) => {
    const { account, bind } = setUp()

    expect(bind(text(account.id))).toEqual(account)
  })

  it.each([
    [`/accounts(${absent})`, 404, '0x80040217'],
    ["/accounts(accountnumber='B')", 404, '0x80060891'],
    ["/accounts(name='A')", 400, '0x80060890'],
    ["/accounts(nome='A')", 400, '0x80060890'],
    [`/systemusers(systemuserid=${absent})`, 400, '0x80060890'],
    ['/msdyn_segments(1)', 404, '0x8006088A'],
    ['/accounts(A)', 400, '0x80060890'],
    ["/accounts(name='A)", 400, '0x80060890'],
    ['/accounts()', 400, '0x80060890'],
    [4, 400, '0x80048D19'],
  ])('refuses %s', (text, status, code) => {
    const { bind } = setUp()

    expect(() => bind(text)).toThrow(expect.objectContaining({ name: 'Refusal', status, code }))
  })

  it('refuses a record of a table that the lookup does not lead to', () => {
    const { session, bind } = setUp()

    expect(() => bind(`/systemusers(${session.userId})`)).toThrow(refusal('0x80048D19'))
  })

  it('refuses the form with a slash before the id, which is our choice', () => {
    const { account, bind } = setUp()

    expect(() => bind(`/accounts/${account.id}`)).toThrow(refusal('0x80048D19'))
  })

  it('finds a record by a lookup in its key', () => {
    const { session, account, bind } = setUp()
    bind(`/accounts(${account.id})`)

    const another = session.create('account', {
      name: 'A',
      'primarycontactid@odata.bind': `/contacts(_parentcustomerid_value=${account.id})`,
    })

    expect(another.values['primarycontactid']).toMatchObject({ table: 'contact' })
  })

  it('keeps alternate keys unique, but for empty ones', () => {
    const { session, account } = setUp()

    session.create('account', { name: 'no number' })
    const other = session.create('account', { accountnumber: 'B' })

    expect(() => session.create('account', { accountnumber: 'a 17' })).toThrow(
      expect.objectContaining({ status: 412, code: '0x80060892' }),
    )
    expect(() => session.update('account', other.id, { accountnumber: 'A 17' })).toThrow(refusal('0x80060892'))
    expect(session.update('account', account.id, { accountnumber: 'A 17' }).id).toBe(account.id)
  })
})

describe('a hostile payload', () => {
  it('is refused at once for a key of many spaces that does not end', () => {
    const bind = `/contacts(a=${' '.repeat(200_000)}'b)`
    const startedAt = performance.now()

    expect(() => openSession().create('account', { 'primarycontactid@odata.bind': bind })).toThrow(
      expect.objectContaining({ status: 400 }),
    )

    expect(performance.now() - startedAt).toBeLessThan(2_000)
  })

  it.each([
    ['a value', () => ({ name: JSON.parse('['.repeat(200_000) + ']'.repeat(200_000)) as unknown })],
    ['records', () => nestedAccounts(6_000)],
  ])('is refused for the depth of its nesting: %s', (_, payload) => {
    const session = openSession()
    const { id } = session.create('account', { name: 'A' })
    const tooDeep = expect.objectContaining({ name: 'Refusal', status: 400, code: '0x80048D19' })

    expect(() => session.create('account', payload())).toThrow(tooDeep)
    expect(() => session.update('account', id, payload())).toThrow(tooDeep)
  })

  it('may nest records as deep as anybody needs', () => {
    const session = openSession()

    session.create('account', nestedAccounts(90))

    expect([...session.store.all('account')]).toHaveLength(91)
  })
})

function nestedAccounts(depth: number): Readonly<Record<string, unknown>> {
  let payload: Readonly<Record<string, unknown>> = { name: 'innermost' }
  for (let level = 0; level < depth; level++) payload = { name: 'outer', parentaccountid: payload }
  return payload
}

describe('a text that is empty', () => {
  it('is no value, also not where the system needs one', () => {
    const session = openSession()

    const account = session.create('account', { name: 'A', telephone1: '' })
    const changed = session.update('account', account.id, { name: '' })

    expect(account.values['telephone1']).toBeUndefined()
    expect(changed.values['name']).toBeNull()
  })
})

describe('a date out of range', () => {
  it.each([
    ['1752-12-31T23:00:00-00:30', 'before 1753-01-01'],
    ['9999-12-31T23:30:00-05:00', 'after 9999-12-31'],
  ])('is refused by the end that it passes: %s', (scheduledend, where) => {
    expect(() => openSession().create('task', { subject: 'A', scheduledend })).toThrow(
      expect.objectContaining({ code: '0x80040239', message: expect.stringContaining(where) }),
    )
  })
})
