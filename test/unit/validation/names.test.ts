import { incident, lead } from 'dynamics365-crm/entities'
import { payloadSchema } from 'dynamics365-crm/validation'
import { describe, expect, it } from 'vitest'
import { columnOf, factsOf, faultsOf } from './table.js'

const id = '11111111-0000-0000-0000-000000000001'

function saidOf(schema: ReturnType<typeof payloadSchema>, name: string): readonly string[] {
  return schema.safeParse({ [name]: id }).error?.issues.map(({ message }) => message) ?? []
}

describe('a name that cannot be given', () => {
  it.each([
    ['subjetc', 'lead has no column subjetc; is subject meant?'],
    ['EMailAddress1', 'lead has no column EMailAddress1; is emailaddress1 meant?'],
    ['Topic', 'lead has no column Topic; is subject meant?'],
    ['new_colour', 'lead has no column new_colour.'],
    ['constructor', 'lead has no column constructor.'],
    ['__proto__', 'lead has no column __proto__.'],
    ['x'.repeat(10_000), `lead has no column ${'x'.repeat(60)}.`],
    ['fullname', 'Name (fullname) is set by the service.'],
    ['createdon', 'Created On (createdon) is set by the service.'],
    [
      'statecode',
      'Status (statecode) starts with a value of the service, and can be changed when the record is there.',
    ],
    [
      '_parentaccountid_value',
      '_parentaccountid_value is not written: give the lookup parentaccountid, with { table, id }.',
    ],
    [
      'parentaccountid@odata.bind',
      'parentaccountid@odata.bind is not written: give the lookup parentaccountid, with { table, id }.',
    ],
    ['customerid_account', 'customerid_account is not written: give the lookup customerid, with { table, id }.'],
    ['_createdby_value', 'Created By (createdby) is set by the service.'],
  ])('is refused with what to do instead: %s', (name, want) => {
    expect(saidOf(payloadSchema(lead, 'create'), name)).toEqual([want])
  })

  it('is the primary key in an update', () => {
    expect(saidOf(payloadSchema(incident, 'update'), 'incidentid')).toEqual([
      'Case (incidentid) is given when the record is created and fixed from then on.',
    ])
    expect(saidOf(payloadSchema(lead, 'create'), 'leadid')).toEqual([])
  })

  it('is a file, which has operations of its own', () => {
    const facts = factsOf([columnOf({ type: 'File' })])

    expect(faultsOf(facts, { new_size: id })).toEqual([
      'Size (new_size) is a file: it is written by the operations on files.',
    ])
  })

  it('is one that the caller did not want from outside', () => {
    const form = payloadSchema(lead, 'create', { only: ['subject'] })

    expect(form.safeParse({ subject: 'A' }).data).toEqual({ subject: 'A' })
    expect(form.safeParse({ subject: 'A', ownerid: { table: 'team', id } }).error?.issues).toMatchObject([
      { code: 'unrecognized_keys', keys: ['ownerid'], message: 'Owner (ownerid) is not taken here.' },
    ])
  })
})
