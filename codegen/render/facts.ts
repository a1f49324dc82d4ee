import type { NavigationFacts } from '../../src/schema/index.js'
import type { TableDocument } from '../model/index.js'
import { header } from './header.js'
import { literal } from './literal.js'

/** The facts of a table, one line per column and relationship. Of navigation stays what leads to a table in `tables`. */
export function renderFacts(document: TableDocument, tables: ReadonlySet<string>): string {
  const { columns, navigation, collections, ...facts } = document
  const members = [
    ...Object.entries(facts).map(([name, value]) => `  ${name}: ${literal(value)},\n`),
    list('columns', columns),
    list(
      'navigation',
      navigation.flatMap(ownersApart).filter((one) => tables.has(one.target)),
    ),
    list(
      'collections',
      collections.filter((one) => tables.has(one.target)),
    ),
  ]
  return `${header(`/${document.logicalName}.json`)}import type { TableFacts } from '../schema/index.js'

export const ${document.logicalName}: TableFacts = {\n${members.join('')}}\n`
}

function list(name: string, values: readonly object[]): string {
  if (values.length === 0) return `  ${name}: [],\n`
  return `  ${name}: [\n${values.map((value) => `    ${literal(value)},\n`).join('')}  ],\n`
}

/** One navigation property leads to owners of either kind. */
function ownersApart(navigation: NavigationFacts): readonly NavigationFacts[] {
  if (navigation.target !== 'owner') return [navigation]
  return ['systemuser', 'team'].map((target) => ({ ...navigation, target }))
}
