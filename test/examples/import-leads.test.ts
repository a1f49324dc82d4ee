import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { startExample } from './start-example.js'

it('an import that loses an answer and is ended makes each record once', { timeout: 30_000 }, async () => {
  const program = startExample('import-leads.ts')

  const [printed, failed] = await Promise.all([text(program.stdout), text(program.stderr)])

  expect(failed).toBe('')
  expect(printed.split('\n')).toEqual([
    'The first run loses an answer, and is ended after 500 rows.',
    'The second run goes on.',
    '  Visitor 1234 was refused: RecordNotFoundError',
    'There are 1999 leads of 2,000 visitors.',
    '1999 were deleted again.',
    '',
  ])
})
