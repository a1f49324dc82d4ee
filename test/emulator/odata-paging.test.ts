import { describe, expect, it, vi } from 'vitest'
import type { Body } from '../../src/emulator/odata/index.js'
import { apiRoot, id, Rows, refused, rowsOf, valuesOf } from './odata-rows.js'

const three = { annotations: [], maxPageSize: 3 }

function accounts(count: number) {
  const rows = new Rows()
  for (let index = 1; index <= count; index += 1) {
    rows.add('account', index, { name: `Name <${index % 4}>`, ...(index % 5 === 0 ? {} : { revenue: index % 3 }) })
  }
  return rows
}

function linkOf(body: Body): string {
  const link = body['@odata.nextLink']
  if (typeof link !== 'string') throw new Error('There is no next page')
  return link
}

/** Reads page after page, and what happens in between. */
function pages(rows: Rows, query: string, between: (page: number) => void = () => {}): readonly (readonly unknown[])[] {
  const all: (readonly unknown[])[] = []
  let body = rows.read('account', query, three)
  for (;;) {
    all.push(valuesOf(body, 'accountid').map((value) => Number(String(value).slice(-3))))
    if (body['@odata.nextLink'] === undefined) return all
    between(all.length)
    body = rows.follow('account', linkOf(body), three)
  }
}

describe('a next link', () => {
  it('is there only when more rows exist', () => {
    expect(accounts(3).read('account', '', three)).not.toHaveProperty('@odata.nextLink')
    expect(rowsOf(accounts(4).read('account', '', three))).toHaveLength(3)
    expect(accounts(4).read('account', '', three)).toHaveProperty('@odata.nextLink')
  })

  it('is the same URL with the cookie, without $count', () => {
    const link = linkOf(accounts(7).read('account', '$select=name&$count=true&$orderby=revenue', three))

    expect(
      link.startsWith(`${apiRoot}/accounts?$select=name&$orderby=revenue&$skiptoken=%3Ccookie%20pagenumber=%222%22`),
    ).toBe(true)
    expect(link).not.toContain('$count')
  })

  it('lays its cookie out as the service does', () => {
    const link = linkOf(accounts(7).read('account', '', three))
    const token = link.slice(link.indexOf('$skiptoken=') + '$skiptoken='.length)

    expect(token).toMatch(/^%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22%253ccookie%2520page%253d%25221%2522%253e/)
    expect(token).toMatch(/%253c%252fcookie%253e%22%20istracking=%22False%22%20\/%3E$/)
    const [, inner = ''] = /pagingcookie="([^"]*)"/.exec(decodeURIComponent(token)) ?? []
    expect(decodeURIComponent(inner)).toBe(
      `<cookie page="1"><accountid last="{${id(3)}}" first="{${id(1)}}" /></cookie>`,
    )
  })

  it('holds 5,000 rows at most, however many are asked for', () => {
    const rows = new Rows()
    for (let index = 0; index < 5002; index += 1) rows.add('account', index)

    expect(rowsOf(rows.read('account', '$select=name', { annotations: [], maxPageSize: 6000 }))).toHaveLength(5000)
  })
})

describe('page after page', () => {
  it.each(['', '$orderby=name', '$orderby=revenue desc,name', '$orderby=name desc&$filter=revenue ne 1'])(
    'gives every row once and in order: %s',
    (query) => {
      const rows = accounts(20)
      const whole = valuesOf(rows.read('account', query), 'accountid').map((value) => Number(String(value).slice(-3)))

      expect(pages(rows, query).flat()).toEqual(whole)
    },
  )

  it('goes on where it was when the row it stopped at is gone', () => {
    const rows = accounts(10)
    const order = valuesOf(rows.read('account', '$orderby=revenue desc,name'), 'accountid')

    const read = pages(rows, '$orderby=revenue desc,name', (page) => {
      if (page === 1) rows.store.remove('account', String(order[2]))
    })

    expect(read.flat()).toEqual(order.map((value) => Number(String(value).slice(-3))))
  })

  it('goes on where it was when the row it stopped at now comes last', () => {
    const rows = accounts(10)
    const order = valuesOf(rows.read('account', '$orderby=name'), 'accountid')

    const read = pages(rows, '$orderby=name', (page) => {
      if (page === 1) rows.store.update('account', String(order[2]), { name: 'Zzz' })
    })

    const numbers = order.map((value) => Number(String(value).slice(-3)))
    expect(read.flat()).toEqual([...numbers, numbers[2]])
  })

  it('repeats no row when the row it stopped at now comes first', () => {
    const rows = accounts(10)
    const order = valuesOf(rows.read('account', '$orderby=name'), 'accountid')

    const read = pages(rows, '$orderby=name', (page) => {
      if (page === 1) rows.store.update('account', String(order[2]), { name: 'Aaa' })
    })

    expect(read.flat()).toEqual(order.map((value) => Number(String(value).slice(-3))))
  })

  it('passes over lone surrogates, pairs and markup in the values that it is ordered by', () => {
    const rows = new Rows()
    const names = ['\ud800', '\udc00', '😀', '\udc00\ud800', '<&">', 'a\nb', '%', 'x'].sort()
    for (const [index, name] of names.entries()) rows.add('account', index + 1, { name })
    const one = { annotations: [], maxPageSize: 1 }
    const read: unknown[] = []

    let body = rows.read('account', '$select=name&$orderby=name', one)
    for (const _ of names) {
      read.push(...valuesOf(body, 'name'))
      const link = body['@odata.nextLink']
      if (typeof link === 'string') body = rows.follow('account', link, one)
    }

    expect(read).toEqual(names)
    expect(body).not.toHaveProperty('@odata.nextLink')
  })

  it.each(['asc', 'desc'])('goes on by long texts, of which a link holds the beginning: %s', (direction) => {
    const rows = new Rows()
    for (let index = 1; index <= 9; index += 1) rows.add('account', index, { name: `${'日<'.repeat(2_000)}${index}` })
    const query = `$select=accountid&$orderby=name ${direction}`
    const links: string[] = []

    const read = pages(rows, query, () => links.push(linkOf(rows.read('account', query, three))))

    expect(read.flat()).toEqual(direction === 'asc' ? [1, 2, 3, 4, 5, 6, 7, 8, 9] : [9, 8, 7, 6, 5, 4, 3, 2, 1])
    expect(Math.max(...links.map(({ length }) => length))).toBeLessThan(4_000)
  })

  it.each(['asc', 'desc'])('leaves no row out when one with a long text is gone: %s', (direction) => {
    const rows = new Rows()
    for (let index = 1; index <= 9; index += 1) rows.add('account', index, { name: `${'x'.repeat(500)}${index}` })

    const read = pages(rows, `$orderby=name ${direction}`, (page) => {
      if (page === 1) rows.store.remove('account', direction === 'asc' ? id(3) : id(7))
    })

    expect([...new Set(read.flat())].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it.each([
    ['asc', 3, '~'],
    ['desc', 7, '!'],
  ])('leaves no row out when one with a long text gets another of the same beginning: %s', (direction, last, end) => {
    const rows = new Rows()
    for (let index = 1; index <= 9; index += 1) rows.add('account', index, { name: `${'x'.repeat(500)}${index}` })

    const read = pages(rows, `$orderby=name ${direction}`, (page) => {
      if (page === 1) rows.store.update('account', id(last), { name: `${'x'.repeat(500)}${end}` })
    })

    expect([...new Set(read.flat())].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('keeps its link short however many columns it is ordered by', () => {
    const rows = new Rows()
    for (let index = 1; index <= 9; index += 1) rows.add('account', index, { name: '日'.repeat(300), revenue: index })
    const texts = rows
      .facts('account')
      .columns.filter(({ type }) => type === 'String')
      .map(({ property }) => property)
    for (let index = 1; index <= 9; index += 1) {
      rows.store.update('account', id(index), Object.fromEntries(texts.map((text) => [text, '日'.repeat(100)])))
    }
    const query = `$orderby=${texts.slice(0, 30).join()},${texts.slice(0, 30).join()},revenue desc`

    expect(linkOf(rows.read('account', query, three)).length).toBeLessThan(16_000)
    expect(pages(rows, query).flat()).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1])
  })

  it('sorts a table once as long as nothing is written', () => {
    const rows = accounts(60)
    const all = vi.spyOn(rows.store, 'all')

    pages(rows, '$orderby=name&$filter=revenue ne 1')
    const walks = all.mock.calls.length

    expect(walks).toBe(2) // the first page picks its rows, the second sorts, all others go on in that order
  })

  it('sees what a transaction wrote no longer once it is undone', () => {
    const rows = accounts(10)
    const link = linkOf(rows.read('account', '$orderby=name', three))
    const names = () => valuesOf(rows.follow('account', link, three), 'name')
    const before = names()

    expect(() =>
      rows.store.transaction(() => {
        for (let index = 1; index <= 10; index += 1) rows.store.update('account', id(index), { name: 'zzz' })
        expect(names()).toEqual(['zzz', 'zzz', 'zzz'])
        throw new Error('undone')
      }),
    ).toThrow('undone')

    expect(names()).toEqual(before)
  })

  it('picks the first of many rows as sorting all of them would', () => {
    const rows = new Rows()
    for (let index = 0; index < 6_000; index += 1) rows.add('account', index, { revenue: (index * 7_919) % 6_007 })
    const sorted = Array.from({ length: 6_000 }, (_, index) => (index * 7_919) % 6_007).sort((a, b) => b - a)

    expect(valuesOf(rows.read('account', '$orderby=revenue desc', three), 'revenue')).toEqual(sorted.slice(0, 3))
    expect(valuesOf(rows.read('account', '$orderby=revenue desc'), 'revenue')).toEqual(sorted.slice(0, 5_000))
  })

  it('numbers its pages', () => {
    const rows = accounts(10)
    const second = rows.follow('account', linkOf(rows.read('account', '', three)), three)

    expect(linkOf(second)).toContain('pagenumber=%223%22')
    expect(linkOf(second).match(/\$skiptoken/g)).toHaveLength(1)
  })
})

describe('a broken cookie', () => {
  const rows = accounts(10)
  const link = linkOf(rows.read('account', '$orderby=name', three))

  it.each([
    ['that is none', `${apiRoot}/accounts?$skiptoken=abc`],
    ['of another order', link.replace('$orderby=name', '$orderby=revenue')],
    ['of the other direction', link.replace('$orderby=name', '$orderby=name desc')],
    ['cut short', link.replace('istracking', 'istr')],
    ['with a wrong id', link.replace('%257b0000', '%257bxyz0')],
    ['with something in between', link.replace('%253caccountid', 'x%253caccountid')],
  ])('is refused: one %s', (_, url) => {
    expect(() => rows.follow('account', url, three)).toThrow(refused(400, '0x8004112A'))
  })
})
