import type { LiteralKinds } from '../../src/schema/index.js'
import { key, literal } from './literal.js'
import type { Module } from './module.js'
import type { Places } from './places.js'

/** The dictionary of literals that all tables share. */
export function kindsModule(kinds: LiteralKinds, places: Places): Module {
  const members = Object.entries(kinds).map(([name, kind]) => `  ${key(name)}: ${literal(kind)},\n`)
  return {
    path: 'entities/kinds',
    header: places.header(''),
    statements: [
      { kind: 'import-types', names: ['LiteralKinds'], from: places.schema },
      {
        kind: 'const',
        doc: 'Columns whose values look different in JavaScript and on the wire, and many-to-many collections. `_x_value` is always a GUID and is not listed.',
        name: 'kinds',
        type: 'LiteralKinds',
        value: `{\n${members.join('')}}`,
      },
    ],
  }
}
