import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likePattern } from '../../src/emulator/odata/like-pattern.js'
import { refused } from './odata-rows.js'

/** The same pattern for an engine that is not ours. */
function expression(pattern: string): RegExp {
  const plain = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  const source = pattern.replace(
    /\[(\^?)([a-z]+)\]|./gs,
    (found, not: string | undefined, inside: string | undefined) => {
      if (inside !== undefined) return `[${not}${inside}]`
      return found === '%' ? '[^]*' : found === '_' ? '[^]' : plain(found)
    },
  )
  return new RegExp(`^${source}$`)
}

describe('a pattern of LIKE', () => {
  it('finds what the regular expression of the same meaning finds', () => {
    const piece = fc.constantFrom('a', 'b', 'ab', '%', '_', '[a]', '[^a]', '[ac]', '%%')
    const pattern = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
    const text = fc.array(fc.constantFrom('a', 'b', 'c', '%'), { maxLength: 8 }).map((letters) => letters.join(''))

    fc.assert(
      fc.property(pattern, text, (like, found) => {
        expect(likePattern(like)(found)).toBe(expression(like).test(found))
      }),
      { numRuns: 3_000 },
    )
  })

  it.each([
    ['a long run before what is missing', `%${'a'.repeat(1_000)}_b%`, 'a'.repeat(2_000)],
    ['any characters before what is missing', `%${'_'.repeat(900)}b%`, 'a'.repeat(2_000)],
    ['many parts', `%${'a%'.repeat(500)}b%`, 'a'.repeat(2_000)],
  ])('gets through thousands of texts with %s', (_, pattern, text) => {
    const matches = likePattern(pattern)
    const start = performance.now()

    for (let row = 0; row < 5_000; row += 1) expect(matches(text)).toBe(false)

    expect(performance.now() - start).toBeLessThan(5_000)
  })

  it('gives up, as the service does, where a query would take minutes', () => {
    const matches = likePattern(`%${'a_'.repeat(250)}c%`)
    const text = `${'a'.repeat(2_000)}c`

    expect(() => {
      for (let row = 0; row < 50_000; row += 1) matches(text)
    }).toThrow(refused(500, '0x80044151', 'compared with too much text'))
  }, 60_000)

  it('ignores case also in a sigma at the end of a word', () => {
    expect(likePattern('%ΔΟΣ%')('ΟΔΟΣΑ')).toBe(true)
    expect(likePattern('%ΟΔΟΣ')('οδος')).toBe(true)
  })
})
