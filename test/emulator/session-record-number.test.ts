import { describe, expect, it } from 'vitest'
import { add, open } from './server-calls.js'

describe('numbers of cases', () => {
  it('go on from what a restored snapshot holds', async () => {
    const source = open()
    const here = open()
    const addCase = async ({ send }: typeof here) => {
      const account = await add(send, 'accounts', { name: 'A' })
      const bind = { 'customerid_account@odata.bind': `/accounts(${account})` }
      const id = await add(send, 'incidents', { title: 'Broken', ...bind })
      return String((await send('GET', `incidents(${id})?$select=ticketnumber`)).json['ticketnumber']).slice(0, 9)
    }
    for (let count = 0; count < 3; count++) await addCase(source)
    await addCase(here)

    here.emulator.restore(source.emulator.snapshot())

    expect(await addCase(here)).toBe('CAS-01003')
  })
})
