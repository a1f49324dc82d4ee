import { otherOption, ref } from 'dynamics365-crm'
import {
  account,
  contact,
  incident,
  lead,
  opportunity,
  organization,
  queueitem,
  systemuser,
  task,
  team,
} from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { payloadOf } from '../../../src/records/index.js'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'

describe('a payload', () => {
  it('holds plain values as they are, null, zero, false and empty text among them', () => {
    const data = {
      subject: '',
      budgetamount: 0,
      donotemail: false,
      lastname: null,
      leadsourcecode: otherOption(192_350_000),
    }

    expect(payloadOf(lead, data)).toEqual(data)
  })

  it('leaves undefined out and keeps null', () => {
    expect(payloadOf(lead, { subject: undefined, lastname: null })).toEqual({ lastname: null })
    expect(Object.keys(payloadOf(lead, { subject: undefined }))).toEqual([])
    expect(payloadOf(lead, { parentaccountid: undefined })).toEqual({})
  })

  it('does not change what it was given', () => {
    const data = Object.freeze({ subject: 'A', parentaccountid: ref(account, id) })

    payloadOf(lead, data)

    expect(data).toEqual({ subject: 'A', parentaccountid: ref(account, id) })
  })

  it('writes instants in UTC and days without a zone', () => {
    expect(payloadOf(task, { scheduledend: new Date('2026-03-01T12:00:00+02:00') })).toEqual({
      scheduledend: '2026-03-01T10:00:00Z',
    })
    expect(payloadOf(task, { scheduledend: '2026-03-01', scheduledstart: '2026-03-01T10:00:00+02:00' })).toEqual({
      scheduledend: '2026-03-01T00:00:00Z',
      scheduledstart: '2026-03-01T10:00:00+02:00',
    })
    expect(payloadOf(contact, { birthdate: '1980-02-29', anniversary: null })).toEqual({
      birthdate: '1980-02-29',
      anniversary: null,
    })
  })

  it('writes GUIDs in lower case', () => {
    expect(payloadOf(lead, { leadid: id.toUpperCase() })).toEqual({ leadid: id })
  })

  it.each([
    [
      'a Date on a day',
      contact,
      { birthdate: new Date('1980-02-29') },
      'birthdate is a day without a zone: give YYYY-MM-DD, not a Date.',
    ],
    ['a day that is none', contact, { birthdate: '2026-02-30' }, 'birthdate takes a day: YYYY-MM-DD.'],
    ['an instant on a day', contact, { birthdate: '1980-02-28T00:00:00Z' }, 'birthdate takes a day: YYYY-MM-DD.'],
    [
      'a day that is none on an instant',
      task,
      { scheduledend: '2026-02-30' },
      'scheduledend takes an instant: 2026-03-01T10:00:00Z, or a valid Date.',
    ],
    [
      'an instant on a day that is none',
      task,
      { scheduledend: '2026-02-30T10:00:00Z' },
      'scheduledend takes an instant: 2026-03-01T10:00:00Z, or a valid Date.',
    ],
    [
      'a Date that is none',
      task,
      { scheduledend: new Date(Number.NaN) },
      'scheduledend takes an instant: 2026-03-01T10:00:00Z, or a valid Date.',
    ],
    ['a Date on text', lead, { subject: new Date(0) }, 'subject is no column of dates, but was given a Date.'],
    ['NaN', lead, { budgetamount: Number.NaN }, 'budgetamount takes a finite number.'],
    ['infinity', lead, { budgetamount: Number.NEGATIVE_INFINITY }, 'budgetamount takes a finite number.'],
    [
      'a number that is rounded',
      lead,
      { new_total: 2 ** 60 },
      'new_total is a whole number above 2^53, which a number rounds: give it as a bigint.',
    ],
    ['a GUID in a list', lead, { leadid: [id] }, 'leadid takes a GUID without braces.'],
    ['a Map', lead, { subject: new Map() }, 'subject is no plain object, which is all that JSON can hold.'],
    ['a list with holes', lead, { new_sizes: new Array(2) }, 'new_sizes[0] cannot hold undefined.'],
    [
      'a ref in an object',
      lead,
      { new_parts: [{ new_of: ref(account, id) }] },
      'new_parts[0].new_of is no lookup that can be written, but was given a ref.',
    ],
    ['a day before 1753', contact, { birthdate: '1752-12-31' }, 'birthdate takes dates from 1753-01-01 on.'],
    [
      'an instant before 1753',
      task,
      { scheduledend: '1753-01-01T00:00:00+02:00' },
      'scheduledend takes dates from 1753-01-01 on.',
    ],
    [
      'an hour that no day has',
      task,
      { scheduledend: '2026-03-01T24:00:00Z' },
      'scheduledend takes an instant: 2026-03-01T10:00:00Z, or a valid Date.',
    ],
    [
      'no name of a property',
      lead,
      { 'a b': 1 },
      'A column or navigation property has a name of letters, digits and underscores.',
    ],
    [
      'a name with half of a surrogate pair',
      lead,
      { '\ud83d': 1 },
      'A column or navigation property has a name of letters, digits and underscores.',
    ],
    ['a function', lead, { subject: () => 'A' }, 'subject cannot hold a function.'],
    ['a symbol', lead, { subject: Symbol('A') }, 'subject cannot hold a symbol.'],
    ['a GUID with braces', lead, { leadid: `{${id}}` }, 'leadid takes a GUID without braces.'],
    [
      'a ref on a column',
      lead,
      { subject: ref(account, id) },
      'subject is no lookup that can be written, but was given a ref.',
    ],
  ] as const)('refuses %s', (_, table, data, message) => {
    expect(() => payloadOf(table, data)).toThrow(new UsageError(message))
  })

  it.each([
    ['createdon', '2026-03-01T10:00:00Z'],
    ['fullname', 'Ann Smith'],
    ['estimatedamount_base', 12],
    ['versionnumber', 1],
    ['createdby', ref(systemuser, id)],
    ['createdby', null],
    ['owninguser', ref(systemuser, id)],
  ])('refuses %s, which the service computes, instead of dropping it', (column, value) => {
    expect(() => payloadOf(lead, { [column]: value })).toThrow(new UsageError(`lead.${column} is set by the service.`))
  })

  it.each([id, null])('refuses the column that a lookup is read by, given %j', (value) => {
    expect(() => payloadOf(lead, { _parentaccountid_value: value })).toThrow(
      new UsageError(
        '_parentaccountid_value is for reading: write the lookup by its logical name parentaccountid, with a ref.',
      ),
    )
  })

  it.each([
    undefined,
    null,
    'subject',
    5,
    ['subject'],
    new Map([['subject', 'A']]),
    new Date(0),
    new Uint8Array(1),
    Object.create({ subject: 'A' }),
  ])('refuses %j, which holds no values', (given) => {
    // What an untyped caller can give.
    expect(() => payloadOf(lead, given as unknown as object)).toThrow(
      new UsageError('The values of lead are not an object.'),
    )
  })

  it('passes on what it does not know, such as a column of the organization’s own', () => {
    expect(payloadOf(lead, { new_score: 5, 'new_Parent@odata.bind': `/accounts(${id})` })).toEqual({
      new_score: 5,
      'new_Parent@odata.bind': `/accounts(${id})`,
    })
  })

  it('writes bytes in base64, as an image has them', () => {
    expect(payloadOf(account, { entityimage: new Uint8Array([251, 255, 1]) })).toEqual({ entityimage: '+/8B' })
  })

  it('writes a bigint to its last digit, whatever the column', () => {
    expect(JSON.stringify(payloadOf(lead, { new_total: 2n ** 60n, budgetamount: 1n }))).toBe(
      '{"new_total":1152921504606846976,"budgetamount":1}',
    )
  })

  it('takes a name that means something to JavaScript as a name', () => {
    const payload = payloadOf(lead, JSON.parse(`{"__proto__":{"leadid":"${id}"},"subject":"A"}`))

    expect(JSON.stringify(payload)).toBe(`{"__proto__":{"leadid":"${id}"},"subject":"A"}`)
    expect(payload['leadid']).toBeUndefined()
  })

  it('is made of a table object', () => {
    for (const given of [undefined, null, 'lead']) {
      // What an untyped caller can give.
      expect(() => payloadOf(given as never, {})).toThrow(UsageError)
    }
  })

  it('passes on values that are objects', () => {
    const managed = { Value: true, CanBeChanged: true, ManagedPropertyLogicalName: 'canbedeleted' }

    expect(payloadOf(organization, { name: 'Contoso', iscustomizable: managed })).toMatchObject({
      iscustomizable: managed,
    })
  })
})

describe('a lookup in a payload', () => {
  it('is bound by the navigation property of its logical name', () => {
    expect(payloadOf(lead, { parentaccountid: ref(account, id.toUpperCase()) })).toEqual({
      'parentaccountid@odata.bind': `/accounts(${id})`,
    })
  })

  it.each([
    [incident, 'customerid', ref(account, id), 'customerid_account', 'accounts'],
    [incident, 'customerid', ref(contact, id), 'customerid_contact', 'contacts'],
    [contact, 'parentcustomerid', ref(account, id), 'parentcustomerid_account', 'accounts'],
    [task, 'regardingobjectid', ref(opportunity, id), 'regardingobjectid_opportunity_task', 'opportunities'],
    [task, 'regardingobjectid', ref(lead, id), 'regardingobjectid_lead_task', 'leads'],
    [task, 'ownerid', ref(team, id), 'ownerid', 'teams'],
    [task, 'ownerid', ref(systemuser, id), 'ownerid', 'systemusers'],
    [
      task,
      'transactioncurrencyid',
      ref('transactioncurrency', id),
      'transactioncurrencyid_task',
      'transactioncurrencies',
    ],
    [queueitem, 'objectid', ref(incident, id), 'objectid_incident', 'incidents'],
    [queueitem, 'objectid', ref(task, id), 'objectid_task', 'tasks'],
    [queueitem, 'workerid', ref(team, id), 'workerid_team', 'teams'],
  ] as const)('of several targets is bound by the target’s: $name.%s', (table, lookup, target, navigation, set) => {
    expect(payloadOf(table, { [lookup]: target })).toEqual({ [`${navigation}@odata.bind`]: `/${set}(${id})` })
  })

  it('finds the entity set of a table that was not generated', () => {
    expect(payloadOf(task, { regardingobjectid: ref('campaign', id) })).toEqual({
      'regardingobjectid_campaign_task@odata.bind': `/campaigns(${id})`,
    })
  })

  it('is cleared by null, through one navigation property', () => {
    expect(payloadOf(lead, { parentaccountid: null })).toEqual({ 'parentaccountid@odata.bind': null })
    expect(payloadOf(incident, { primarycontactid: null })).toEqual({ 'primarycontactid@odata.bind': null })

    const cleared = Object.entries(payloadOf(task, { regardingobjectid: null }))

    expect(cleared).toHaveLength(1)
    expect(cleared[0]).toEqual([expect.stringMatching(/^regardingobjectid_\w+_task@odata\.bind$/), null])
  })

  it('refuses a table that it cannot hold, and says which it can', () => {
    expect(() => payloadOf(incident, { customerid: ref(lead, id) })).toThrow(
      new UsageError('incident.customerid holds account, contact, not lead.'),
    )
    expect(() => payloadOf(lead, { parentaccountid: ref('new_thing', id) })).toThrow(
      new UsageError('lead.parentaccountid holds account, not new_thing.'),
    )
    expect(() => payloadOf(lead, { parentaccountid: ref('toString', id) })).toThrow(UsageError)
  })

  it.each([id, 0, false, '', {}, [id]])('refuses %j, which is no ref', (value) => {
    expect(() => payloadOf(lead, { parentaccountid: value })).toThrow(
      new UsageError('lead.parentaccountid is a lookup: give it ref(table, id), or null to clear it.'),
    )
  })

  it('refuses a ref whose id is no GUID', () => {
    expect(() => payloadOf(lead, { parentaccountid: ref(account, 'A-17') })).toThrow(
      new UsageError('The ref in parentaccountid takes a GUID without braces.'),
    )
  })
})
