import { describe, expect, it } from 'vitest'
import { money } from '../../../src/reports/markdown/money.js'
import { table } from '../../../src/reports/markdown/table.js'

describe('a table in Markdown', () => {
  it('has a heading, a rule and a line for each row', () => {
    const rows = [{ name: 'Scales', count: 2 }]

    const text = table(
      [
        { title: 'Name', text: (row) => row.name },
        { title: 'Count', isNumber: true, text: (row) => String(row.count) },
      ],
      rows,
    )

    expect(text).toBe('| Name | Count |\n| --- | ---: |\n| Scales | 2 |')
  })

  it.each([
    ['a|b', 'a\\|b'],
    ['a\\|b', 'a\\\\\\|b'],
    ['two\r\n  lines', 'two lines'],
    ['a\u2028b', 'a b'],
    ['<img src=x>', '\\<img src=x>'],
    ['*[now](x)*', '\\*\\[now\\](x)\\*'],
    ['', '–'],
    [null, '–'],
  ])('keeps %j within its cell', (text, shown) => {
    expect(table([{ title: 'Name', text: () => text }], [0]).split('\n')[2]).toBe(`| ${shown} |`)
  })
})

describe('an amount of money', () => {
  it.each([
    [1234.5, 'USD', 'en-US', '$1,234.50'],
    [1234.5, 'JPY', 'en-US', '¥1,235'],
    [1234.5, 'EUR', 'de-DE', '1.234,50\u00a0€'],
    [1234.567, 'Points', 'en-US', '1,234.57 Points'],
    [10, null, 'en-US', '10'],
    [0, 'USD', 'en-US', '$0.00'],
    [null, 'USD', 'en-US', null],
  ])('of %j %s is written for %s', (amount, currency, locale, text) => {
    expect(money(amount, currency, locale)).toBe(text)
  })
})
