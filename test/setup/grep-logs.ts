import { afterEach, expect } from 'vitest'
import { leakIn } from './leak.js'
import { takeLogged } from './logged.js'

/**
 * Looks through everything that the tests log: what goes to the console, and what every call of every test tells those
 * who listen. None of it may name an organization, a record, a user or a token.
 */
afterEach(() => {
  const leaks = takeLogged().flatMap((one) => {
    const leak = leakIn(one)
    return leak === undefined ? [] : [`${leak} in:\n${one.text}`]
  })
  expect(leaks, 'Something was logged that no log may hold').toEqual([])
})
