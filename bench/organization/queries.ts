import type { TableDocument } from '../../codegen/index.js'

const queryCount = 50

/** Fifty typed queries over the tables with the most to say: columns, a condition through a lookup, an expand. */
export function queriesOver(tables: readonly TableDocument[]): string {
  const byName = new Map(tables.map((table) => [table.logicalName, table]))
  const queries = tables
    .flatMap((table) => queryOver(table, byName))
    .slice(0, queryCount)
    .map(({ text }, index) => `export const q${index} = ${text}\n`)
  const used = [
    ...new Set(
      tables
        .flatMap((table) => queryOver(table, byName))
        .slice(0, queryCount)
        .flatMap(({ names }) => names),
    ),
  ]
  return `import { query } from 'dynamics365-crm'
${used.map((name) => `import { ${name} } from './entities/${name}.js'\n`).join('')}
${queries.join('')}`
}

function queryOver(table: TableDocument, byName: ReadonlyMap<string, TableDocument>) {
  const [text, whole] = [textOf(table), table.columns.find(({ type }) => type === 'Integer')?.property]
  const ways = table.navigation.filter(({ target }) => byName.has(target) && target !== table.logicalName)
  const [way] = ways
  const [many] = table.collections.filter(({ target }) => byName.has(target))
  const related = way && textOf(byName.get(way.target))
  const child = many && textOf(byName.get(many.target))
  if (!text || !whole || !way || !related || !many || !child) return []
  return [
    {
      names: [table.logicalName],
      text: `query(${table.logicalName})
  .select('${text}', '${whole}', '${table.primaryKey}')
  .where((r) => r.${text}.contains('a').and(r.${whole}.gt(3), r.${way.name}.${related}.eq('x'), r.${many.name}.any((m) => m.${child}.eq('y'))))
  .expand('${way.name}', (one) => one.select('${related}'))
  .expand('${many.name}', (all) => all.select('${child}').where((m) => m.${child}.startsWith('z')))
  .orderBy('${text}')`,
    },
  ]
}

function textOf(table: TableDocument | undefined): string | undefined {
  return table?.columns.find(({ type, property }) => type === 'String' && /^[a-z]\w*$/.test(property))?.property
}
