import { describe, expect, it } from 'vitest'
import { parsePrefer } from '../../src/emulator/server/prefer.js'
import { add, open } from './server-calls.js'

describe('the header Prefer', () => {
  it('is read in time that grows with its length', () => {
    const start = performance.now()

    parsePrefer(`a=${' '.repeat(50_000)}"b" "c"`)
    parsePrefer(`a=${'"b" '.repeat(20_000)}`)
    parsePrefer(`${' '.repeat(50_000)}a b`)

    expect(performance.now() - start).toBeLessThan(1_000)
  })

  it.each([
    ['odata.maxpagesize=2', 2],
    [' ODATA.MaxPageSize = "2" ', 2],
    ['x="a,odata.maxpagesize=3", odata.maxpagesize=2', 2],
    ['respond-async,odata.maxpagesize=2,,', 2],
    ['odata.maxpagesize=2, Odata.MaxPageSize=3', 2],
    ['odata.maxpagesize=0', undefined],
    ['odata.maxpagesize="2" "3"', undefined],
    ['odata.maxpagesize', undefined],
    ['odata.maxpagesize 2', undefined],
    ['"odata.maxpagesize=2', undefined],
  ])('holds preferences with commas between them: %s', (header, size) => {
    expect(parsePrefer(header).ofPage.maxPageSize).toBe(size)
  })

  it('is repeated as it was sent', () => {
    const prefer = parsePrefer('odata.include-annotations="a,b*" , Odata.MaxPageSize=5')

    expect(prefer.ofPage.annotations).toEqual(['a', 'b*'])
    expect(prefer.applied('odata.maxpagesize', 'odata.include-annotations')).toBe(
      'Odata.MaxPageSize=5, odata.include-annotations="a,b*"',
    )
  })
})

describe('a page size for one record', () => {
  const nested = 'contact_customer_accounts($select=lastname;$expand=createdby($select=fullname))'
  const setUp = async () => {
    const { send } = open()
    const account = await add(send, 'accounts', { name: 'N' })
    for (const lastname of ['a', 'b', 'c']) {
      await add(send, 'contacts', { lastname, 'parentcustomerid_account@odata.bind': `/accounts(${account})` })
    }
    const read = (expand: string) =>
      send('GET', `accounts(${account})?$select=name&$expand=${expand}`, { headers: { Prefer: 'odata.maxpagesize=2' } })
    return { send, read }
  }

  it('cuts the collections of a nested expand', async () => {
    const { send, read } = await setUp()

    const { json, headers } = await read(nested)

    expect(headers.get('preference-applied')).toBe('odata.maxpagesize=2')
    expect(json['contact_customer_accounts']).toHaveLength(2)
    const link = String(json['contact_customer_accounts@odata.nextLink'])
    const next = await send('GET', link.slice(link.indexOf('accounts(')))
    expect(next.json['value']).toHaveLength(1)
  })

  it('means nothing without one, and is not said to have been applied', async () => {
    const { read } = await setUp()

    const { json, headers } = await read('contact_customer_accounts($select=lastname)')

    expect(headers.get('preference-applied')).toBeNull()
    expect(json['contact_customer_accounts']).toHaveLength(3)
  })
})

describe('the annotation globalmetadataversion', () => {
  const name = '@Microsoft.Dynamics.CRM.globalmetadataversion'
  const headers = { Prefer: 'odata.include-annotations="Microsoft.Dynamics.CRM.globalmetadataversion"' }

  it('is on collections and records, where it is asked for', async () => {
    const { send } = open()
    const account = await add(send, 'accounts', { name: 'N' })

    for (const path of ['accounts?$select=name', `accounts(${account})?$select=name`]) {
      expect((await send('GET', path, { headers })).json).toHaveProperty([name], expect.stringMatching(/^\d+$/))
      expect((await send('GET', path)).json).not.toHaveProperty([name])
    }
  })
})
