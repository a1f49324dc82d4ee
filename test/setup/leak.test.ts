import { describe, expect, it } from 'vitest'
import { leakIn } from './leak.js'

const id = '44444444-5555-4666-8777-888888888888'

describe('what no log may hold', () => {
  it.each([
    'GET https://contoso.crm.dynamics.com/api/data/v9.2/leads',
    'https://contoso.api.crm4.dynamics.com',
    'authorization: Bearer abc',
    'token-12',
    `leads(${id})`,
    'eyJ0eXAiOiJKV1Qi',
    'No account is named Northwind',
  ])('is found: %s', (text) => {
    expect(leakIn({ text, ids: [] })).toBeTypeOf('string')
  })

  it('is no correlation id, and no name of an operation or a column', () => {
    expect(leakIn({ text: `leads.query ${id} leads({id})?$select=fullname`, ids: [id] })).toBeUndefined()
  })
})
