import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { startExample } from './start-example.js'

it('generates the modules of one table from the definitions that the organization gives', async () => {
  const program = startExample('generate-tables.ts')
  const [printed, said, [status]] = await Promise.all([
    text(program.stdout),
    text(program.stderr),
    once(program, 'exit'),
  ])

  expect({ printed, said, status }).toEqual({
    printed: 'entities/lead.ts entities/kinds.ts entities/index.ts\n',
    said: '',
    status: 0,
  })
}, 30_000)
