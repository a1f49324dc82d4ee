import { nameOf } from './schema.js'

/** Each takes a table's number and the query's own, and gives a query with a use of its rows. */
const templates: readonly ((table: number, id: string) => string)[] = [
  (table, id) => `
export const ${id} = query(${nameOf(table)})
  .select('name', 'text1', 'money2', 'instant3', 'choice0')
  .where((r) => r.statecode.eq(0).and(r.createdon.lastXDays(30), r.money1.gt(10_000).or(r.text2.contains('ltd'))))
  .orderBy('createdon', 'desc')
  .top(50)
export const use${id} = (row: RowOf<typeof ${id}>): [string | null, number | null] => [row.name, row.money2]
`,
  (table, id) => `
export const ${id} = query(${nameOf(table)})
  .select('name', 'base1')
  .expand('parentid', (p) =>
    p.select('name', 'day1').expand('relatedid', (q) => q.select('whole1').expand('children', (c) => c.select('flag2', 'name'))),
  )
  .expand('relations', (c) => c.select('decimal1').where((r) => r.whole3.between(1, 9)).orderBy('whole3'))
export const use${id} = (row: RowOf<typeof ${id}>): readonly (boolean | null)[] =>
  row.parentid?.relatedid?.children.map((child) => child.flag2) ?? []
`,
  (table, id) => `
export const ${id} = query(${nameOf(table)})
  .select('name', '_customerid_value', '_ownerid_value')
  .where((r) => r.customerid_${nameOf(table + 2)}.name.startsWith('A').or(r.regardingid_${nameOf(table + 9)}.parentid.money3.le(5)))
  .expand('customerid_${nameOf(table + 2)}', (a) => a.select('name', 'text7'))
  .expand('customerid_${nameOf(table + 3)}', (b) => b.select('name', 'memo2'))
  .expand('ownerid_t59', (o) => o.select('text1'))
export const use${id} = (row: RowOf<typeof ${id}>): string | null | undefined =>
  row.customerid_${nameOf(table + 2)}?.text7 ?? row.customerid_${nameOf(table + 3)}?.memo2
`,
  (table, id) => `
export const ${id} = query(${nameOf(table)})
  .select('name', 'choice3')
  .where((r) =>
    r.children.any((c) => c.money1.gt(1).and(c.relations.any((d) => d.text1.eq('x'), ), c.parentid.flag1.eq(true)))
      .and(r.relations.all((c) => c.instant1.olderThanXDays(7))),
  )
export const use${id} = (row: RowOf<typeof ${id}>): 1 | 2 | 3 | 4 | number | null => row.choice3
`,
  (table, id) => `
export const ${id} = query(${nameOf(table)})
  .select('name', 'day0', 'createdon')
  .where((r) => r.choice1.in([1, 3]).and(r.day1.thisMonth(), r.text3.notIn(['a', 'b']), r._parentid_value.isNotNull()))
  .orderBy('day0')
  .count()
export const use${id} = (row: RowOf<typeof ${id}>): [string | null, string | null] => [row.day0, row.createdon]
`,
]

/** Mistakes that the checker refuses; where it does not, the directive above it is an error. */
const mistakes: readonly string[] = [
  `query(t00).select('nmae')`,
  `query(t00).select('name').where((r) => r.money1.contains('9'))`,
  `query(t00).select('name').where((r) => r.choice1.eq(5))`,
  `create(t00, { name: 'a', parentid: ref(t05, id) })`,
  `create(t00, { text1: 'a' })`,
  `create(t00, { name: 'a', createdon: '2026-03-01T10:00:00Z' })`,
]

/** The module with `count` queries over the tables in turn, and the mistakes. */
export function queryModule(count: number): string {
  const queries = Array.from({ length: count }, (_, index) => {
    const template = templates[index % templates.length] ?? (() => '')
    return template(index, `q${index}`)
  })
  const used = [...new Set(Array.from({ length: count }, (_, index) => nameOf(index)))]
  return `import { query, type RowOf } from 'dynamics365-crm'
import { create } from 'dynamics365-crm'
import { ref } from 'dynamics365-crm'
${used.map((name) => `import { ${name} } from './schema/${name}.js'\n`).join('')}${queries.join('')}
declare const id: string
export const mistakes = () => [
${mistakes.map((mistake) => `  // @ts-expect-error\n  ${mistake},\n`).join('')}]
`
}
