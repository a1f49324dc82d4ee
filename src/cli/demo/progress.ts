import pc from 'picocolors'
import type { ActionResult } from '../../reports/index.js'
import type { Terminal } from '../terminal.js'

/** Tells how a demo goes. */
export interface Progress {
  tell(line: string): void
  tellResult(result: ActionResult): void
}

/** One line for each thing told: with a mark in color on a terminal, in words elsewhere. */
export function progressTo(errors: Terminal['errors']): Progress {
  const { green, yellow, red } = pc.createColors(errors.isTTY === true)
  const marks = { done: green('✓'), skipped: yellow('–'), failed: red('✗') }
  const tell = (line: string) => void errors.write(`${line}\n`)
  return {
    tell,
    tellResult({ action, outcome, detail }) {
      const text = detail === undefined ? action : `${action}: ${detail}`
      tell(errors.isTTY === true ? `${marks[outcome]} ${text}` : `${outcome}: ${text}`)
    },
  }
}
