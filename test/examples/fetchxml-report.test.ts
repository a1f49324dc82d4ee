import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { startExample } from './start-example.js'

it('tells who has the most open opportunities, in two requests', { timeout: 30_000 }, async () => {
  const program = startExample('fetchxml-report.ts')

  expect(await text(program.stdout)).toBe(
    'Marcus Oyelaran has 62 open opportunities worth 6,336,348, more than 6 others; 56 accounts have none\n',
  )
})
