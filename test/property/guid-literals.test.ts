import { query, ref } from 'dynamics365-crm'
import { account, contact } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileText } from './hostile-text.js'
import { openClient } from './open-client.js'

const several = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 5 })

describe('GUIDs', () => {
  it('find their record in either case, by themselves and in lists', async () => {
    await fc.assert(
      fc.asyncProperty(several, fc.uuid(), async (given, other) => {
        const crm = openClient()
        for (const accountid of given) await crm.create(account, { accountid })
        const ids = query(account).select('accountid')

        for (const sought of [...given, other]) {
          const want = given.filter((one) => one === sought)
          const found = await crm.all(ids.where((a) => a.accountid.eq(sought.toUpperCase())))
          expect(found.map(({ accountid }) => accountid)).toEqual(want)
        }
        const listed = await crm.all(ids.where((a) => a.accountid.in([other, ...given].map((id) => id.toUpperCase()))))
        expect(listed.map(({ accountid }) => accountid).sort()).toEqual([...given].sort())
        for (const id of given) {
          const record = await crm.retrieve(account, id.toUpperCase(), (a) => a.select('accountid'))
          expect(record.accountid).toBe(id)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('lead from a record to the one that it points at', async () => {
    await fc.assert(
      fc.asyncProperty(several, async (given) => {
        const crm = openClient()
        for (const contactid of given) {
          await crm.create(contact, { contactid, lastname: 'A' })
          await crm.create(account, { name: contactid, primarycontactid: ref(contact, contactid.toUpperCase()) })
        }

        for (const id of given) {
          const [found, ...others] = await crm.all(
            query(account)
              .select('name', '_primarycontactid_value')
              .where((a) => a._primarycontactid_value.eq(id)),
          )
          expect(found).toMatchObject({ name: id, _primarycontactid_value: id })
          expect(others).toEqual([])
        }
      }),
      { numRuns: 30 },
    )
  })

  it('are not mistaken for other text', () => {
    fc.assert(
      fc.property(hostileText, fc.uuid(), (text, id) => {
        for (const wrong of [text, `${id}${text}`, `{${id}}`, ` ${id}`, id.replaceAll('-', '')]) {
          expect(() => query(account).where((a) => a.accountid.eq(wrong)).path).toThrow(UsageError)
        }
      }),
    )
  })
})
