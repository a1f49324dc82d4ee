import { ref } from 'dynamics365-crm'
import { calculateRollupField, whoAmI } from 'dynamics365-crm/actions'
import { account, opportunity } from 'dynamics365-crm/entities'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const reading = { method: 'GET', expects: 'json', repeat: 'always' }

function answer(body: unknown) {
  return { status: 200, headers: new Headers(), body }
}

describe('asking who calls', () => {
  it('is a function without parameters', () => {
    const { read, ...operation } = whoAmI()
    const caller = { UserId: id, BusinessUnitId: id, OrganizationId: id }

    expect(operation).toEqual({ ...reading, name: 'WhoAmI', path: 'WhoAmI' })
    expect(read(answer(caller))).toBe(caller)
  })

  it.each([undefined, null, 'x', [], {}, { value: [] }])('refuses the answer %j', (body) => {
    expect(() => whoAmI().read(answer(body))).toThrow(
      new UnexpectedResponseError('WhoAmI was answered without a user.'),
    )
  })
})

describe('calculating a rollup column', () => {
  it('is a function whose parameters stand behind aliases', () => {
    const { read, ...operation } = calculateRollupField({ target: ref(account, id), fieldName: 'new_openvalue' })
    const record = { accountid: id, new_openvalue: 5, new_openvalue_state: 1 }

    expect({ ...operation, path: decodeURIComponent(operation.path) }).toEqual({
      ...reading,
      name: 'CalculateRollupField',
      path: `CalculateRollupField(Target=@p1,FieldName=@p2)?@p1={'@odata.id':'accounts(${id})'}&@p2='new_openvalue'`,
    })
    expect(read(answer(record))).toBe(record)
  })

  it('percent-encodes its literals', () => {
    const { path } = calculateRollupField({ target: ref(opportunity, id), fieldName: 'new_openvalue' })

    expect(path).toBe(
      `CalculateRollupField(Target=@p1,FieldName=@p2)?@p1=%7B'%40odata.id'%3A'opportunities(${id})'%7D&@p2='new_openvalue'`,
    )
  })

  it.each(["a'b&c", '', 'a b', '\ud83d', 'x)'])('refuses %j, which is no name of a column', (fieldName) => {
    expect(() => calculateRollupField({ target: ref(account, id), fieldName })).toThrow(UsageError)
  })

  it.each([undefined, null, 'x', []])('refuses the answer %j', (body) => {
    const { read } = calculateRollupField({ target: ref(account, id), fieldName: 'opendeals' })

    expect(() => read(answer(body))).toThrow(UnexpectedResponseError)
  })

  it('refuses a target whose entity set is unknown, or whose id is no GUID', () => {
    expect(() => calculateRollupField({ target: ref('new_thing', id), fieldName: 'x' })).toThrow(
      new UsageError('target names the table new_thing only: make the ref from the table object of new_thing.'),
    )
    expect(() => calculateRollupField({ target: ref(account, 'A-17'), fieldName: 'x' })).toThrow(UsageError)
  })
})
