import { header } from './header.js'

/** Gathers the facts of all tables. */
export function renderFactsIndex(tables: readonly string[], hasNames: boolean): string {
  const imports = tables.map((table) => `import { ${table} } from './${table}.js'\n`)
  const names = hasNames ? "export { boundNames, entitySetNames, unboundNames } from './known-names.js'\n" : ''
  return `${header('')}import type { TableFacts } from '../schema/index.js'
${imports.join('')}${names}
/** The facts of every table, in the order of their logical names. */
export const tables: readonly TableFacts[] = [\n${tables.map((table) => `  ${table},\n`).join('')}]\n`
}
