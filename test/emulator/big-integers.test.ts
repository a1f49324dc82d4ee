import { createClient, query } from 'dynamics365-crm'
import { createEmulator } from 'dynamics365-crm/emulator'
import { describe, expect, it } from 'vitest'
import type { TableFacts } from '../../src/schema/index.js'
import { machine } from '../unit/machine.js'

const column = { label: '', required: 'None', create: true, update: true } as const
const facts: TableFacts = {
  logicalName: 'new_machine',
  schemaName: 'new_Machine',
  entitySetName: 'new_machines',
  primaryKey: 'new_machineid',
  isActivity: false,
  ownership: 'OrganizationOwned',
  label: 'Machine',
  columns: [
    {
      ...column,
      logicalName: 'new_machineid',
      schemaName: 'new_MachineId',
      property: 'new_machineid',
      type: 'Uniqueidentifier',
    },
    { ...column, logicalName: 'new_counter', schemaName: 'new_Counter', property: 'new_counter', type: 'BigInt' },
  ],
  navigation: [],
  collections: [],
  targetSets: {},
}

describe('a 64-bit integer of the emulator', () => {
  it('is kept, compared and given back to the last digit, also over a snapshot', async () => {
    const emulator = createEmulator({ metadata: [facts] })
    const crm = createClient({ orgUrl: emulator.orgUrl, fetch: emulator.fetch, credential: async () => 'any' })
    for (const new_counter of ['9007199254740993', '9007199254740992', '7']) await crm.create(machine, { new_counter })
    emulator.restore(JSON.parse(JSON.stringify(emulator.snapshot())))

    const read = async (value: string, operator: 'eq' | 'gt') =>
      (
        await crm.all(
          query(machine)
            .select('new_counter')
            .where((m) => m.new_counter[operator](value)),
        )
      ).map((m) => m.new_counter)

    expect(await read('9007199254740993', 'eq')).toEqual(['9007199254740993'])
    expect(await read('9007199254740992', 'eq')).toEqual(['9007199254740992'])
    expect(await read('9007199254740992', 'gt')).toEqual(['9007199254740993'])
    expect(await read('7', 'eq')).toEqual(['7'])
  })

  it('is summed, ordered page by page, and read alone to the last digit', async () => {
    const { orgUrl, fetch } = createEmulator({ metadata: [facts] })
    const send = async (path: string, headers = {}, init: RequestInit = {}) => {
      const url = path.startsWith('http') ? path : `${orgUrl}/api/data/v9.2/${path}`
      return fetch(url, { ...init, headers: { Authorization: 'Bearer any', ...headers } })
    }
    const ids: string[] = []
    for (const digits of ['9007199254740993', '9007199254740995', '9007199254740997']) {
      const made = await send(
        'new_machines',
        { 'Content-Type': 'application/json' },
        { method: 'POST', body: `{"new_counter":${digits}}` },
      )
      ids.push(/\(([^)]+)\)$/.exec(made.headers.get('odata-entityid') ?? '')?.[1] ?? '')
    }
    const annotated = { Prefer: 'odata.include-annotations="*"' }

    expect(await (await send(`new_machines(${ids[0]})/new_counter/$value`)).text()).toBe('9007199254740993')
    const sums = await (await send('new_machines?$apply=aggregate(new_counter with sum as n)', annotated)).text()
    expect(sums).toContain('"n":27021597764222985')
    expect(sums).toContain('"n@OData.Community.Display.V1.FormattedValue":"27,021,597,764,222,985"')

    const read: string[] = []
    let link: string | undefined = 'new_machines?$select=new_counter&$orderby=new_counter desc'
    while (link !== undefined) {
      const text: string = await (await send(link, { Prefer: 'odata.maxpagesize=1' })).text()
      read.push(...[...text.matchAll(/"new_counter":(\d+)/g)].map(([, digits]) => digits ?? ''))
      link = JSON.parse(text)['@odata.nextLink']
    }
    expect(read).toEqual(['9007199254740997', '9007199254740995', '9007199254740993'])
  })

  it('is refused beyond its 64 bits', async () => {
    const { orgUrl, fetch } = createEmulator({ metadata: [facts] })
    const answer = await fetch(`${orgUrl}/api/data/v9.2/new_machines`, {
      method: 'POST',
      headers: { Authorization: 'Bearer any', 'Content-Type': 'application/json' },
      body: '{"new_counter":9223372036854775808}',
    })

    expect([answer.status, (await answer.json()).error.message]).toEqual([
      400,
      "Cannot convert the literal '9223372036854775808' to the expected type 'Edm.Int64'.",
    ])
  })
})
