import { create, update } from 'dynamics365-crm'
import { lead, task } from 'dynamics365-crm/entities'
import { MissingFactsError, payloadSchema } from 'dynamics365-crm/validation'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { columnOf, factsOf, thing } from './table.js'

const parentaccountid = { table: 'account', id: '11111111-0000-0000-0000-000000000001' }

describe('what a schema gives', () => {
  it('goes into a create as it is', () => {
    const data = payloadSchema(lead, 'create').parse(JSON.parse(JSON.stringify({ subject: 'A', parentaccountid })))

    expect(create(lead, data).body).toEqual({
      subject: 'A',
      'parentaccountid@odata.bind': `/accounts(${parentaccountid.id})`,
    })
  })

  it('goes into an update as it is, with null to clear', () => {
    const data = payloadSchema(lead, 'update').parse({ subject: null, parentaccountid: null })

    expect(update(lead, parentaccountid.id, data).body).toEqual({ subject: null, 'parentaccountid@odata.bind': null })
  })
})

describe('a schema', () => {
  it('is made once for the same table, mode and options', () => {
    expect(payloadSchema(lead, 'create')).toBe(payloadSchema(lead, 'create', {}))
    expect(payloadSchema(lead, 'create')).not.toBe(payloadSchema(lead, 'update'))
    expect(payloadSchema(lead, 'create')).not.toBe(payloadSchema(task, 'create'))
    expect(payloadSchema(lead, 'create')).not.toBe(payloadSchema(lead, 'create', { otherOptions: true }))
  })

  it('is part of a larger one, of the whole of zod too', () => {
    const message = z.object({ lead: payloadSchema(lead, 'create') })

    expect(message.safeParse({ lead: { subject: 5 } }).error?.issues[0]).toMatchObject({ path: ['lead', 'subject'] })
  })

  it('is made from the facts of a table of one’s own', () => {
    const schema = payloadSchema(thing, 'create', { facts: factsOf([columnOf()]) })

    expect(schema.parse({ new_size: 'A' })).toEqual({ new_size: 'A' })
  })

  it.each([
    null,
    undefined,
    'text',
    5,
    [],
    ['a'],
    new Map(),
    new Date(0),
    new Uint8Array(1),
    Object.create({ subject: 'A' }),
  ])('refuses what is no object: %#', (values) => {
    expect(payloadSchema(lead, 'update').safeParse(values).error?.issues).toMatchObject([
      { message: 'The values of Lead (lead) are not an object.' },
    ])
  })

  it('is not made for a table without metadata, or with that of another', () => {
    expect(() => payloadSchema(thing, 'create')).toThrow(MissingFactsError)
    expect(() => payloadSchema(lead, 'create', { facts: factsOf([]) })).toThrow(
      new MissingFactsError('The metadata of new_thing says nothing of the table lead.'),
    )
  })

  it.each([
    [() => payloadSchema(undefined as never, 'create'), 'A schema is made of a table object.'],
    [() => payloadSchema('lead' as never, 'create'), 'A schema is made of a table object.'],
    [() => payloadSchema(lead, 'upsert' as never), "A schema is for 'create' or for 'update'."],
    [() => payloadSchema(lead, 'create', { only: 'subject' as never }), 'The option only takes a list.'],
  ])('says what an untyped caller has to give: %#', (make, message) => {
    expect(make).toThrow(message)
  })
})

describe('the error of a refusal', () => {
  it('holds none of the values', () => {
    const secret = 'Ann Smith, 070-1234567'
    const names = [
      'subject',
      'estimatedamount',
      'leadsourcecode',
      'estimatedclosedate',
      'donotemail',
      'parentaccountid',
    ]
    const values = { ...Object.fromEntries(names.map((name) => [name, [secret]])), lastname: secret.repeat(10) }

    const { error } = payloadSchema(lead, 'create').safeParse(values)

    expect(error?.issues).toHaveLength(7)
    expect(JSON.stringify(error?.issues)).not.toContain('Smith')
  })
})
