import { describe, expect, it } from 'vitest'
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
    ['cut short', link.replace('istracking', 'istr')],
    ['with a wrong id', link.replace('%257b0000', '%257bxyz0')],
    ['with something in between', link.replace('%253caccountid', 'x%253caccountid')],
  ])('is refused: one %s', (_, url) => {
    expect(() => rows.follow('account', url, three)).toThrow(refused(400, '0x8004112A'))
  })
})
