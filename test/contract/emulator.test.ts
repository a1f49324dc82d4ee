import { connect } from 'dynamics365-crm'
import { createEmulator, type Emulator } from 'dynamics365-crm/emulator'
import { describe, expect, it } from 'vitest'
import { describeContract } from './describe-contract.js'

/** How many rows each table has. */
function sizesOf(emulator: Emulator): Readonly<Record<string, number>> {
  const tables = Object.entries(emulator.snapshot().tables)
  return Object.fromEntries(tables.map(([table, rows]) => [table, rows.length]))
}

describe('the emulator in process', () => {
  const emulator = createEmulator({ seed: 1 })
  const { orgUrl, fetch } = emulator
  const before = sizesOf(emulator)
  const connection = connect({ orgUrl, fetch, credential: async () => 'any' })

  describeContract(() => connection)

  describe('the suites', () => {
    it('leave nothing behind', () => {
      expect(sizesOf(emulator)).toEqual(before)
    })
  })
})
