import { type Client, ref } from 'dynamics365-crm'
import { account, contact, incident, lead, opportunity, phonecall, task } from 'dynamics365-crm/entities'
import { ServiceError, UsageError } from 'dynamics365-crm/errors'
import { payloadSchema } from 'dynamics365-crm/validation'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { tables } from '../../src/metadata/index.js'
import type { ColumnFacts, Ref, Table } from '../../src/schema/index.js'
import { beyond, heldBy } from './column-values.js'
import { openClient } from './open-client.js'

let crm: Client
/** By table. */
const existing = new Map<string, Ref>()
/** What every record of a table needs. */
const needed = new Map<string, object>()

beforeAll(async () => {
  crm = openClient()
  existing.set('account', ref(account, await crm.create(account, { name: 'A' })))
  existing.set('contact', ref(contact, await crm.create(contact, { lastname: 'A' })))
  needed.set('incident', { customerid: existing.get('contact') })
})

const anything = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constantFrom(null, {}, []))

describe.each<Table>([account, contact, lead, opportunity, incident, task, phonecall])(
  'a payload for $name',
  (table) => {
    const columns = tables.find(({ logicalName }) => logicalName === table.name)?.columns ?? []
    const writable = columns.filter(({ create }) => create)

    it('that the schema takes is taken by the service', async () => {
      let taken = 0
      await fc.assert(
        fc.asyncProperty(payloadsOf(table, writable), async (payload) => {
          const { success, data } = payloadSchema(table, 'create').safeParse({ ...payload, ...needed.get(table.name) })
          if (!success) return
          taken += 1
          expect(await crm.create(table, data)).toMatch(/^[0-9a-f-]{36}$/)
        }),
        { numRuns: 150 },
      )
      expect(taken).toBeGreaterThan(50)
    })

    it('that the schema refuses for a length, a range or an option is refused all the same without it', async () => {
      const limited = writable.flatMap((column) => {
        const values = beyond(column)
        return values === undefined ? [] : [values.map((value): object => ({ [column.property]: value }))]
      })
      await fc.assert(
        fc.asyncProperty(fc.oneof(...limited), async (payload) => {
          const given = { ...payload, ...needed.get(table.name) }
          expect(payloadSchema(table, 'create').safeParse(given).success).toBe(false)

          const refusal = await crm.create(table, given).catch((error: unknown) => error)

          // Dates before 1753 are not even sent.
          expect(refusal instanceof ServiceError || refusal instanceof UsageError).toBe(true)
        }),
        { numRuns: 150 },
      )
    })
  },
)

/** Some columns with what they hold, and now and then with something else. */
function payloadsOf(table: Table, columns: readonly ColumnFacts[]): fc.Arbitrary<object> {
  return fc.subarray([...columns], { maxLength: 12 }).chain((some) => {
    const entries = some.flatMap((column) => {
      const isLookup = Object.hasOwn(table.lookups, column.logicalName)
      const held = isLookup ? pointing(column) : heldBy(column)
      if (held === undefined) return []
      const name = isLookup ? column.logicalName : column.property
      return [[name, fc.oneof({ weight: 40, arbitrary: held }, anything)] as const]
    })
    return fc.record(Object.fromEntries(entries))
  })
}

/** To one of the records that exist. */
function pointing({ targets = [] }: ColumnFacts): fc.Arbitrary<unknown> | undefined {
  const names = targets.filter((target) => existing.has(target))
  return names.length === 0 ? undefined : fc.constantFrom(...names).map((name) => existing.get(name))
}
