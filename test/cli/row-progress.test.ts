import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { rowProgressOn } from '../../src/cli/row-progress.js'

function screen(isTTY: boolean) {
  return Object.assign(new PassThrough(), { isTTY, columns: 120, cursorTo() {}, clearLine() {}, moveCursor() {} })
}

it.each([
  [2_000, /Importing \[=+-+\] 50% \| 10 rows/],
  [undefined, /Importing \| 10 rows/],
])('a bar says how far it is of %s, and leaves signals alone', async (total, words) => {
  const errors = screen(true)
  const listeners = () => ['SIGINT', 'SIGTERM'].map((signal) => process.listenerCount(signal))
  const before = listeners()

  const progress = await rowProgressOn(errors, false)
  progress.begin('Importing', total)
  const during = listeners()
  progress.tell(1_000, '10 rows')
  progress.end()

  expect(during).toEqual(before)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal is told
  expect(String(errors.read()).replaceAll(/\u001b\[[^a-zA-Z]*[a-zA-Z]/g, '')).toMatch(words)
})

it.each([
  [true, true],
  [false, false],
])('nothing is shown where quiet is %s and a terminal %s', async (isQuiet, isTTY) => {
  const errors = screen(isTTY)

  const progress = await rowProgressOn(errors, isQuiet)
  progress.begin('Importing', 1)
  progress.tell(1, '1 row')
  progress.end()

  expect(errors.read()).toBeNull()
})
