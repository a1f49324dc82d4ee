import type { ChoiceModel, LookupModel, MemberModel, TableModel, WayModel } from '../model/index.js'
import { header } from './header.js'
import { key, literal } from './literal.js'

/** The module of a table: its interfaces, its table object and its choices. */
export function renderEntity(table: TableModel): string {
  const { document, type } = table
  const sections = [
    renderImports(table),
    `/** Table \`${document.logicalName}\`, entity set \`${document.entitySetName}\`. */
export interface ${type} extends TableType {
  readonly name: ${literal(document.logicalName)}
  readonly columns: ${type}Columns
  readonly lookups: ${type}Lookups
  readonly navigation: ${type}Navigation
  readonly collections: ${type}Collections
  readonly required: ${table.required.map(literal).join(' | ') || 'never'}
}`,
    renderInterface(`${type}Columns`, table.columns.map(renderColumn)),
    renderInterface(`${type}Lookups`, table.lookups.map(renderLookup)),
    renderInterface(`${type}Navigation`, table.navigation.map(renderWay)),
    renderInterface(`${type}Collections`, table.collections.map(renderWay)),
    renderTable(table),
    ...table.choices.map(renderChoice),
  ]
  return `${header(`/${document.logicalName}.json`)}${sections.join('\n\n')}\n`
}

function renderImports({ type, columns, lookups, navigation, collections }: TableModel): string {
  const kinds = columns.map(({ kind }) => kind.name)
  const accesses = [...columns, ...lookups].flatMap(({ access }) => access ?? [])
  const names = new Set(['Table', 'TableType', ...kinds, ...accesses, ...(lookups.length > 0 ? ['Lookup'] : [])])
  const others = new Map([...navigation, ...collections].map((way) => [way.target, way.type]))
  return [
    `import type {\n${[...names]
      .sort()
      .map((name) => `  ${name},\n`)
      .join('')}} from '../schema/index.js'`,
    ...[...others]
      .filter(([, other]) => other !== type)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([target, other]) => `import type { ${other} } from './${target}.js'`),
    "import { kinds } from './kinds.js'",
  ].join('\n')
}

function renderInterface(name: string, members: readonly string[]): string {
  return members.length === 0 ? `export interface ${name} {}` : `export interface ${name} {\n${members.join('\n')}\n}`
}

function renderColumn({ name, kind, access, description }: MemberModel): string {
  const type = withAccess(kind.parameter === undefined ? kind.name : `${kind.name}<${kind.parameter}>`, access)
  const comment = description === '' ? '' : `  /** ${description} */\n`
  return `${comment}  readonly ${key(name)}: ${type}`
}

function renderLookup({ name, access, bindings }: LookupModel): string {
  const type = `Lookup<${Object.keys(bindings).map(literal).join(' | ')}>`
  return `  readonly ${key(name)}: ${withAccess(type, access)}`
}

function withAccess(type: string, access: string | undefined): string {
  return access === undefined ? type : `${access}<${type}>`
}

function renderWay({ name, type }: WayModel): string {
  return `  readonly ${key(name)}: ${type}`
}

function renderTable({ document, type, lookups, computed, otherSets }: TableModel): string {
  const bindings = lookups.map((lookup) => `    ${key(lookup.name)}: ${literal(lookup.bindings)},\n`)
  const primaryName = document.primaryName === undefined ? '' : `  primaryName: ${literal(document.primaryName)},\n`
  return `/** Table \`${document.logicalName}\` for queries and writes. */
export const ${document.logicalName}: Table<${type}> = {
  name: ${literal(document.logicalName)},
  entitySetName: ${literal(document.entitySetName)},
  primaryKey: ${literal(document.primaryKey)},
${primaryName}  kinds,
  lookups: {\n${bindings.join('')}  },
  computed: ${literal(computed)},
  otherSets: ${literal(otherSets)},
}`
}

function renderChoice({ name, optionSet, options }: ChoiceModel): string {
  const members = options.map((option) => `  ${key(option.name)}: ${option.value},\n`)
  return `/** Choice \`${optionSet}\`. */
export const ${name} = {\n${members.join('')}} as const
export type ${name} = (typeof ${name})[keyof typeof ${name}]`
}
