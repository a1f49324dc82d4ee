import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { startExample } from './start-example.js'

it('attaches a contract part by part and reads it back', { timeout: 30_000 }, async () => {
  const program = startExample('attach-contract.ts')

  const [printed, failed] = await Promise.all([text(program.stdout), text(program.stderr)])

  expect(failed).toBe('')
  expect(printed.split('\n')).toEqual([
    '0 %',
    '40 %',
    '80 %',
    '100 %',
    'contract.txt: Contract between us and Northwind.',
    '10500000 of 10500000 bytes read',
    '',
  ])
})
