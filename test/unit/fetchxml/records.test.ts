import { account, contact, opportunity } from 'dynamics365-crm/entities'
import { UnexpectedResponseError } from 'dynamics365-crm/errors'
import { count, fetchXml, max, sum } from 'dynamics365-crm/fetchxml'
import { describe, expect, it } from 'vitest'
import { machine } from '../machine.js'
import { answerOf } from './service.js'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'

describe('a record of FetchXML', () => {
  const query = fetchXml(account)
    .select('name', '_primarycontactid_value')
    .selectAs({ phone: 'telephone1' })
    .link(contact, { from: 'contactid', to: 'primarycontactid', type: 'outer', alias: 'c' }, (c) =>
      c.select('fullname', '_parentcustomerid_value'),
    )
    .countChildren('children')

  it('has null where the service has left out a column', () => {
    const { records } = query.read(answerOf({ value: [{ accountid: id, name: 'A' }] }))

    expect(records).toEqual([
      {
        accountid: id,
        name: 'A',
        _primarycontactid_value: null,
        phone: null,
        'c.fullname': null,
        'c.parentcustomerid': null,
        children: null,
      },
    ])
  })

  it('is the object that came, with what it has', () => {
    const value = [
      {
        name: '',
        _primarycontactid_value: id,
        '_primarycontactid_value@OData.Community.Display.V1.FormattedValue': 'Ann',
        phone: '1',
        'c.fullname': 'Ann',
        'c.parentcustomerid': id,
        children: 0,
      },
    ]
    const before = structuredClone(value)

    const { records } = query.read(answerOf({ value }))

    expect(records[0]).toBe(value[0])
    expect(records).toEqual(before)
  })

  it('has figures, and null for those of nothing', () => {
    const groups = fetchXml(opportunity)
      .aggregate({ n: count(), total: sum('estimatedvalue'), last: max('createdon') })
      .groupBy({ step: 'stepname' })

    expect(groups.read(answerOf({ value: [{ n: 2 }] })).records).toEqual([
      { n: 2, total: null, last: null, step: null },
    ])
  })

  it('has 64-bit integers as the table says, under every name', () => {
    const machines = fetchXml(machine)
      .select('new_counter', 'new_total')
      .selectAs({ counted: 'new_counter' })
      .link(machine, { from: 'new_machineid', to: 'new_machineid', alias: 'm' }, (m) => m.select('new_total'))

    expect(
      machines.read(
        answerOf({ value: [{ new_counter: 5, new_total: 6, counted: 7, 'm.new_total': '9007199254740993' }] }),
      ).records,
    ).toEqual([{ new_counter: '5', new_total: 6n, counted: '7', 'm.new_total': 9_007_199_254_740_993n }])
    expect(machines.read(answerOf({ value: [{}] })).records).toEqual([
      { new_counter: null, new_total: null, counted: null, 'm.new_total': null },
    ])
    expect(
      fetchXml(machine)
        .aggregate({ most: max('new_total') })
        .read(answerOf({ value: [{ most: 8 }] })).records,
    ).toEqual([{ most: 8n }])
  })

  it('of all columns has those that have a value', () => {
    expect(
      fetchXml(machine)
        .selectAll()
        .read(answerOf({ value: [{ new_name: 'A', new_total: 6 }] })).records,
    ).toEqual([{ new_name: 'A', new_total: 6n }])
  })

  it('has 64-bit integers as the table says where a link brings all its columns', () => {
    const machines = fetchXml(machine)
      .select('new_name')
      .link(machine, { from: 'new_machineid', to: 'new_machineid', alias: 'm' }, (m) => m.selectAll())

    expect(
      machines.read(answerOf({ value: [{ new_name: 'A', 'm.new_total': 6, 'm.new_counter': 5, new_total: 7 }] }))
        .records,
    ).toEqual([{ new_name: 'A', 'm.new_total': 6n, 'm.new_counter': '5', new_total: 7 }])
  })

  it('is refused with an integer that JSON has rounded', () => {
    const machines = fetchXml(machine).select('new_counter')

    expect(() => machines.read(answerOf({ value: [{ new_counter: 2 ** 60 }] }))).toThrow(UnexpectedResponseError)
  })
})
