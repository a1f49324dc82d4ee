import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { startExample } from './start-example.js'

it('a bad night ends with one record for each create, and an outcome for each call', { timeout: 30_000 }, async () => {
  const program = startExample('bad-night.ts')

  const [printed, failed] = await Promise.all([text(program.stdout), text(program.stderr)])

  expect(failed).toBe('')
  expect(printed.split('\n')).toEqual([
    'Too many requests: the client waits as long as it is told.',
    '  leads.create: 204, 2 retries',
    'A gateway fails while a record is deleted: harmless, done again.',
    '  accounts.create: 204, 0 retries',
    '  accounts.delete: 204, 1 retry',
    'The answer to a create with its own id is lost: done again, and there is one record.',
    '  accounts.create: 412, 1 retry',
    'The answer to a create without one is lost: nobody knows, and nothing is done twice.',
    '  accounts.create: OutcomeUnknownError, 0 retries',
    expect.stringMatching(/^ {2}accounts\.create got no answer \(ECONNRESET\)/),
    '',
  ])
})
