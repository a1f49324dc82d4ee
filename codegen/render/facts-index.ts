import { constantName, fileName } from '../model/index.js'
import type { Module, Statement } from './module.js'
import type { Places } from './places.js'

/** Gathers the facts of all tables. */
export function factsIndexModule(tables: readonly string[], hasNames: boolean, places: Places): Module {
  const names: Statement = {
    kind: 'export',
    types: [],
    names: ['boundNames', 'entitySetNames', 'unboundNames'],
    from: './known-names.js',
  }
  return {
    path: 'metadata/index',
    header: places.header(''),
    statements: [
      { kind: 'import-types', names: ['TableFacts'], from: places.schema },
      ...tables.map(
        (table): Statement => ({ kind: 'import', names: [constantName(table)], from: `./${fileName(table)}.js` }),
      ),
      ...(hasNames ? [names] : []),
      {
        kind: 'const',
        doc: 'The facts of every table, in the order of their logical names.',
        name: 'tables',
        type: 'readonly TableFacts[]',
        value: `[\n${tables.map((table) => `  ${constantName(table)},\n`).join('')}]`,
      },
    ],
  }
}
