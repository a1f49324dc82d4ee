import fc from 'fast-check'

/** What has a meaning somewhere between a text and the rows that it finds. */
const pieces = [
  ...'\'"%+&#/\\?=;:,.()[]{}<>^_-*$@!|~` \t\n\r',
  "''",
  "' or '1' eq '1",
  '%25',
  '%27',
  '[%]',
  '[^a]',
  '\r\n',
  '$filter',
  '@p1',
  '&#39;',
  '\\u0027',
  'null',
  'é',
  'e\u0301',
  'ß',
  'Æ',
  'ς',
  'Σ',
  '日本',
  '🎉',
  '👩‍👧',
  'שלום',
  'مرحبا',
  '\u202e',
  '\u200b',
  '\u2028',
  '\ufeff',
]

/** Text of 1 to some 40 characters, whose surrogates all come in pairs. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...pieces) },
      { weight: 2, arbitrary: fc.constantFrom('a', 'B', 'Ab', '1', '7') },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }) },
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''))

/** A text and some of its characters, side by side as they stand in it. */
export const textAndPart: fc.Arbitrary<readonly [text: string, part: string]> = fc
  .tuple(hostileText, fc.nat(), fc.nat())
  .map(([text, from, length]) => {
    const characters = [...text]
    const start = from % characters.length
    return [text, characters.slice(start, start + 1 + (length % (characters.length - start))).join('')] as const
  })

/** Text in which half of a surrogate pair stands alone. */
export const brokenText: fc.Arbitrary<string> = fc
  .tuple(hostileText, fc.integer({ min: 0xd800, max: 0xdfff }), hostileText)
  .map(([before, half, after]) => `${before}a${String.fromCharCode(half)}a${after}`)
