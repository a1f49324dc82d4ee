import type { LiteralKinds } from '../../src/schema/index.js'
import { header } from './header.js'
import { key, literal } from './literal.js'

/** The dictionary of literals that all tables share. */
export function renderKinds(kinds: LiteralKinds): string {
  const members = Object.entries(kinds).map(([name, kind]) => `  ${key(name)}: ${literal(kind)},\n`)
  return `${header('')}import type { LiteralKinds } from '../schema/index.js'

/** Columns whose literals are no text on the wire. \`_x_value\` is always a GUID and is not listed. */
export const kinds: LiteralKinds = {\n${members.join('')}}\n`
}
