import { type Condition, odata, type Table, type TableType } from 'dynamics365-crm'
import { type Lead, lead } from 'dynamics365-crm/entities'
import { describe, expect, it } from 'vitest'
import type { Filterable } from '../../../src/schema/index.js'
import { emptyNode, lengthInUrl, splitList, withFilter } from '../../../src/selection/index.js'

const ids = (count: number) =>
  Array.from({ length: count }, (_, at) => `5f1c2f5e-2f5e-4000-8000-${String(at).padStart(12, '0')}`)

/** The parts as text, each with its conditions joined. */
function parts<Type extends TableType>(
  table: Table<Type>,
  maxLength: number,
  ...builds: readonly ((table: Filterable<Type>) => Condition)[]
): readonly string[] | undefined {
  const node = builds.reduce(withFilter, emptyNode(table.kinds, table.name))
  const limits = { maxLength, primaryKey: table.primaryKey, pageSize: 5_000 }
  return splitList(node, limits)?.map(({ filters }) => {
    const joined = filters.map((filter) => filter.within('and')).join('%20and%20')
    expect(lengthInUrl(joined)).toBeLessThanOrEqual(maxLength)
    return decodeURIComponent(joined)
  })
}

/** The GUIDs in a text, in their order. */
const found = (text: string) => text.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? []

describe('a list that is too long for a URL', () => {
  it('is cut into parts that fit, in its order', () => {
    const all = ids(1000)
    const texts = parts(lead, 10_000, (l) => l.leadid.in(all)) ?? []

    expect(texts.length).toBe(5)
    expect(texts.flatMap(found)).toEqual(all)
    expect(texts.every((text) => text.startsWith('Microsoft.Dynamics.CRM.In('))).toBe(true)
  })

  it('loses what it holds twice, however it is written', () => {
    const [first = '', second = ''] = ids(2)
    const texts = parts(lead, 200, (l) => l.leadid.in([first, second, first.toUpperCase(), first])) ?? []

    expect(texts.flatMap(found)).toEqual([first, second])
  })

  it('keeps in one part what the service may call equal', () => {
    const fillers = Array.from({ length: 100 }, (_, at) => `Filler ${at}`)
    const alike = ['Zed Corp', 'ZED CORP', 'Zéd Corp', 'Ｚed Corp', 'Zed Corp  ', 'Zed Corp😀', 'Strasse & Œuvre']
    const list = [...alike.slice(0, 1), ...fillers, ...alike.slice(1), 'zed corp', 'Straße & œuvre']
    const texts = parts(lead, 1000, (l) => l.companyname.in(list)) ?? []

    const holding = (pattern: RegExp) => texts.filter((text) => pattern.test(text)).length
    expect(texts.length).toBeGreaterThan(2)
    expect(holding(/z[eé]d corp|Ｚed/i)).toBe(1)
    expect(holding(/stra(ss|ß)e/i)).toBe(1)
    for (const value of list) expect(holding(new RegExp(`"${value}"`))).toBe(1)
  })

  it('is not cut where values that may be equal do not fit into one part', () => {
    const alike = Array.from({ length: 64 }, (_, at) => 'a'.repeat(at % 8) + 'A'.repeat(8 - (at % 8)))
    const values = [...new Set(alike)].flatMap((text) => [text, `${text} `, `${text}  `, `${text}   `])

    expect(parts(lead, 300, (l) => l.lastname.in(values))).toBeUndefined()
  })

  it('is measured with apostrophes as a URL has them', () => {
    const sizes = Array.from({ length: 500 }, (_, at) => `${at}'10''`)

    for (const list of [
      (l: Filterable<Lead>) => l.companyname.in(sizes),
      (l: Filterable<Lead>) => l.parentaccountid.name.in(sizes),
    ]) {
      const texts = parts(lead, 5_000, list) ?? [] // which measures each part
      expect(texts.length).toBeGreaterThan(2)
    }
  })

  it('of primary keys has no more of them in a part than a page holds, and says which', () => {
    const all = ids(25)
    const limits = { maxLength: 10_000, primaryKey: lead.primaryKey, pageSize: 10 }
    const partsOf = (build: (l: Filterable<Lead>) => Condition) =>
      splitList(withFilter(emptyNode(lead.kinds, lead.name), build), limits)?.map((part) => part.ids)

    expect(partsOf((l) => l.leadid.in(all.map((id) => id.toUpperCase())))).toEqual([
      all.slice(0, 10),
      all.slice(10, 20),
      all.slice(20),
    ])
    expect(partsOf((l) => l._ownerid_value.in(all))).toEqual([undefined])
  })

  it('keeps the conditions beside it in every part', () => {
    const texts =
      parts(
        lead,
        3000,
        (l) => l.statecode.eq(0),
        (l) => l.lastname.eq('A').and(l.leadid.in(ids(200)), l.firstname.eq('B').or(l.firstname.eq('C'))),
      ) ?? []

    expect(texts.length).toBeGreaterThan(2)
    for (const text of texts) {
      expect(text).toMatch(/^statecode eq 0 and lastname eq 'A' and /)
      expect(text).toMatch(/ and \(firstname eq 'B' or firstname eq 'C'\)$/)
    }
    expect(texts.flatMap(found)).toEqual(ids(200))
  })

  it('is the longest of several', () => {
    const texts = parts(lead, 3000, (l) => l.lastname.in(['A', 'B', 'C']).and(l._ownerid_value.in(ids(100)))) ?? []

    expect(texts.flatMap(found)).toEqual(ids(100))
    expect(texts.every((text) => text.startsWith("(lastname eq 'A' or lastname eq 'B' or lastname eq 'C') and"))).toBe(
      true,
    )
  })

  it('over a column that was walked to makes no more conditions than the service takes', () => {
    const names = Array.from({ length: 1200 }, (_, at) => `N${at}`)
    const texts = parts(lead, 1_000_000, (l) => l.statecode.eq(0).and(l.parentaccountid.name.in(names))) ?? []

    const counts = texts.map((text) => text.match(/ eq /g)?.length)
    expect(counts).toEqual([499, 499, 205]) // the lookup is a join, which counts with them
    expect(texts.flatMap((text) => text.match(/N\d+/g))).toEqual(names)
  })

  it('stays whole where it fits, and is cut where it does not', () => {
    const values = ids(20)
    const whole = parts(lead, 100_000, (l) => l.leadid.in(values)) ?? []
    const length = encodeURIComponent(whole[0] ?? '').replace(/%2C|%3D|%28|%29/g, '.').length

    expect(whole.length).toBe(1)
    expect(parts(lead, length - 100, (l) => l.leadid.in(values))?.length).toBe(2)
  })

  it.each<[string, (l: Filterable<Lead>) => Condition]>([
    ['none is there', (l) => l.lastname.eq('A')],
    ['it rules out', (l) => l.leadid.notIn(ids(100))],
    ['it is negated', (l) => l.leadid.in(ids(100)).not()],
    ['it stands in or', (l) => l.leadid.in(ids(100)).or(l.lastname.eq('A'))],
    ['it stands in a collection', (l) => l.Lead_Tasks.any((t) => t.activityid.in(ids(100)))],
    ['it stands in a text', (l) => odata`${l.leadid.in(ids(100))}`],
    ['what stands beside it leaves no room', (l) => l.leadid.in(ids(100)).and(l.lastname.eq('A'.repeat(990)))],
  ])('is not cut where %s', (_, build) => {
    expect(parts(lead, 1000, build)).toBeUndefined()
  })
})
