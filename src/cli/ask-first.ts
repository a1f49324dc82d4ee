import { createInterface } from 'node:readline/promises'
import { CommandError } from './command-error.js'
import type { Terminal } from './terminal.js'

/** Goes on only after a yes. Where nobody can answer, that is a no. */
export async function askFirst(question: string, { input, errors }: Terminal): Promise<void> {
  if (input.isTTY !== true) {
    throw new CommandError(`${question} Nobody can answer here: run again with --yes. Nothing was sent.`)
  }
  const lines = createInterface({ input, output: errors })
  const answer = await new Promise<string>((resolve) => {
    // An input that ends is no yes.
    lines.once('close', () => resolve(''))
    lines.question(`${question} [y/N] `).then(resolve, () => resolve(''))
  })
  lines.close()
  if (!/^\s*y(es)?\s*$/i.test(answer)) throw new CommandError('Nothing was sent.')
}
