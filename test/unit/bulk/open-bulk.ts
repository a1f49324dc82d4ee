import { type BulkOutcome, type ClientOptions, createClient, query } from 'dynamics365-crm'
import { createEmulator } from 'dynamics365-crm/emulator'
import { account } from 'dynamics365-crm/entities'

export type Fetch = typeof globalThis.fetch

/** A client of an emulator, and what it sent: `CreateMultiple 100`, `$batch 3`. */
export function open(
  around: (send: Fetch) => Fetch = (send) => send,
  options: Pick<ClientOptions, 'maxRetries' | 'timeoutInMs'> = {},
) {
  const emulator = createEmulator()
  const sent: string[] = []
  const send = around(emulator.fetch)
  const crm = createClient({
    orgUrl: emulator.orgUrl,
    credential: async () => 'any',
    ...options,
    fetch: (input, init) => {
      const url = new URL(String(input))
      const what = url.pathname.split(/[./]/).at(-1) ?? ''
      const body = String(init?.body)
      if (init?.method === 'POST')
        sent.push(
          `${what} ${what === '$batch' ? body.split(' HTTP/1.1').length - 1 : JSON.parse(body).Targets?.length}`,
        )
      return send(input, init)
    },
  })
  const names = async () => (await crm.all(query(account).select('name'))).map(({ name }) => name).sort()
  return { crm, emulator, sent, names }
}

export const named = (count: number) => Array.from({ length: count }, (_, nth) => ({ name: `${1_000 + nth}` }))
export const namesOf = (count: number) => named(count).map(({ name }) => name)
/** The service refuses it, not the library: no such parent. */
export const orphan = {
  name: 'orphan',
  parentaccountid: { table: 'account', id: '99999999-0000-0000-0000-000000000009' },
} as const

export async function outcomesOf<Input, Value>(run: AsyncIterable<BulkOutcome<Input, Value>>) {
  const outcomes: BulkOutcome<Input, Value>[] = []
  for await (const outcome of run) outcomes.push(outcome)
  return outcomes
}
