import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'dynamics365-crm'
import { createEmulator } from 'dynamics365-crm/emulator'
import { account } from 'dynamics365-crm/entities'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { syncAccounts } from '../../examples/sync-accounts.js'

const day = 24 * 60 * 60 * 1_000

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sync-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('reads everything once, then what has changed, and everything anew when the token has expired', async () => {
  let now = Date.parse('2026-11-02T09:00:00Z')
  const { orgUrl, fetch } = createEmulator({ clock: () => new Date(now), seed: 7 })
  const crm = createClient({ orgUrl, fetch, credential: async () => 'any' })
  const file = join(folder, 'accounts.json')

  const first = await syncAccounts(crm, file)
  const id = await crm.create(account, { name: 'Northwind' })
  const second = await syncAccounts(crm, file)
  await crm.delete(account, id)
  const third = await syncAccounts(crm, file)
  now += 8 * day
  const fourth = await syncAccounts(crm, file)

  expect([first, second, third, fourth]).toEqual([
    { changed: 220, deleted: 0, all: 220 },
    { changed: 1, deleted: 0, all: 221 },
    { changed: 0, deleted: 1, all: 220 },
    { changed: 220, deleted: 0, all: 220 },
  ])
})
