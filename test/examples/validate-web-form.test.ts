import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { startExample } from './start-example.js'

it('refuses the fields of a web form in words, and stores those that fit', { timeout: 30_000 }, async () => {
  const program = startExample('validate-web-form.ts')

  expect(await text(program.stdout)).toBe(
    [
      'refused: Est. Close Date (estimatedclosedate) takes a day, YYYY-MM-DD, from 1753 to 9999. Topic (subject) has 305 characters; at most 300.',
      'refused: Owner (ownerid) is not taken here.',
      'stored\n',
    ].join('\n'),
  )
})
