import { constantName, fileName, ownersApart, type TableDocument } from '../model/index.js'
import { literal } from './literal.js'
import type { Module } from './module.js'
import type { Places } from './places.js'

/**
 * The facts of a table, one line per column and relationship. Of navigation stays what leads to a table in `tables`;
 * without them, all of it.
 * The long lists are made when they are first read: a program that loads every table's facts pays for those that it asks.
 */
export function factsModule(document: TableDocument, tables: ReadonlySet<string> | undefined, places: Places): Module {
  const { columns, navigation, collections, ...facts } = document
  const isKept = ({ target }: { readonly target: string }) => tables?.has(target) ?? true
  const members = [
    ...Object.entries(facts).map(([name, value]) => `  ${name}: ${literal(value)},\n`),
    list('columns', columns),
    list('navigation', navigation.flatMap(ownersApart).filter(isKept)),
    list('collections', collections.filter(isKept)),
  ]
  return {
    path: `metadata/${fileName(document.logicalName)}`,
    header: places.header(`/${document.logicalName}.json`),
    statements: [
      { kind: 'import-types', names: ['TableFacts'], from: places.schema },
      {
        kind: 'const',
        name: constantName(document.logicalName),
        type: 'TableFacts',
        value: `{\n${members.join('')}}`,
      },
    ],
  }
}

function list(name: string, values: readonly object[]): string {
  if (values.length === 0) return `  ${name}: [],\n`
  const lines = values.map((value) => `        ${literal(value)},\n`).join('')
  return `  get ${name}() {
    return Object.defineProperty(this, '${name}', {
      value: [\n${lines}      ],
    }).${name}
  },\n`
}
