import type { ChoiceModel, Kind, LookupModel, MemberModel, StateModel, TableModel, WayModel } from '../model/index.js'
import { key, literal, quotedUnion } from './literal.js'
import type { ConstStatement, Module, Statement } from './module.js'
import type { Places } from './places.js'

/** The module of a table: its interfaces, its table object and its choices. */
export function entityModule(table: TableModel, places: Places): Module {
  const { document, names, choices, states } = table
  const { type } = names
  const alias = (part: string, of: string, doc: string): Statement => ({
    kind: 'type',
    doc,
    text: `export type ${type}${part} = ${of}<${type}>`,
  })
  return {
    path: `entities/${names.file}`,
    header: places.header(`/${document.logicalName}.json`),
    statements: [
      ...imports(table, places),
      tableInterface(table),
      membersInterface(`${type}Columns`, table.columns.filter(({ isWriteOnly }) => !isWriteOnly).map(columnMember)),
      membersInterface(`${type}Lookups`, [
        ...table.lookups.map(lookupMember),
        ...table.columns.filter(isSecret).map(columnMember),
        ...partyMembers(table),
      ]),
      membersInterface(`${type}Navigation`, table.navigation.map(way)),
      membersInterface(`${type}Collections`, table.collections.map(way)),
      alias('Record', 'RecordOf', 'A record with all its columns.'),
      alias('Create', 'CreateOf', 'What a creator gives.'),
      alias('Update', 'UpdateOf', 'What an updater gives.'),
      tableObject(table),
      ...choices.flatMap(choiceStatements),
      ...(states.length > 0 ? [statesObject(table)] : []),
    ],
  }
}

function imports({ names, ...table }: TableModel, places: Places): readonly Statement[] {
  const kinds = table.columns.map(({ kind }) => kind.name)
  const accesses = [...table.columns, ...table.lookups].flatMap(({ access }) => access ?? [])
  const vocabulary = new Set([
    ...['CreateOf', 'RecordOf', 'Table', 'TableType', 'UpdateOf'],
    ...kinds,
    ...accesses,
    ...(table.lookups.length > 0 ? ['Lookup'] : []),
    ...(table.columns.some(isSecret) ? ['WriteOnly'] : []),
    ...(table.parties ? ['CreateOnly', 'PartyList'] : []),
  ])
  const targets = [...table.navigation, ...table.collections].map(({ target }) => target)
  const others = new Map(targets.flatMap(({ file, type }) => (file === undefined ? [] : [[file, type] as const])))
  others.delete(names.file)
  const shipped = new Set(targets.flatMap(({ file, type }) => (file === undefined ? [type] : [])))
  return [
    { kind: 'import-types', names: [...vocabulary].sort(), from: places.schema },
    ...(shipped.size > 0 ? [{ kind: 'import-types', names: [...shipped].sort(), from: places.entities } as const] : []),
    ...[...others]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([file, type]): Statement => ({ kind: 'import-types', names: [type], from: `./${file}.js` })),
    ...(table.sharedChoices.length === 0
      ? []
      : [{ kind: 'import-types', names: table.sharedChoices.map(({ name }) => name), from: './choices.js' } as const]),
    { kind: 'import', names: ['kinds'], from: './kinds.js' },
  ]
}

function tableInterface({ document, names: { type }, required, keys }: TableModel): Statement {
  const keyLine =
    keys === undefined
      ? ''
      : `  readonly keys: ${keys.map((columns) => `readonly [${columns.map(literal).join(', ')}]`).join(' | ') || 'never'}\n`
  return {
    kind: 'type',
    doc: `Table \`${document.logicalName}\`, entity set \`${document.entitySetName}\`.`,
    text: `export interface ${type} extends TableType {
  readonly name: ${literal(document.logicalName)}
  readonly columns: ${type}Columns
  readonly lookups: ${type}Lookups
  readonly navigation: ${type}Navigation
  readonly collections: ${type}Collections
  readonly required: ${quotedUnion(required, 'never')}
${keyLine}}`,
  }
}

function membersInterface(name: string, members: readonly string[]): Statement {
  const body = members.length === 0 ? '{}' : `{\n${members.join('\n')}\n}`
  return { kind: 'type', text: `export interface ${name} ${body}` }
}

function columnMember({ name, kind, access, isWriteOnly, description }: MemberModel): string {
  const type = isWriteOnly ? `WriteOnly<${kindText(kind)}>` : kindText(kind)
  return member(name, withAccess(type, access), description)
}

/** What can be neither read nor written is nobody's business. */
function isSecret({ isWriteOnly, access }: MemberModel): boolean {
  return isWriteOnly && access !== 'ReadOnly'
}

function kindText({ name, choice, targets }: Kind): string {
  if (targets !== undefined) return `${name}<${quotedUnion(targets, 'string')}>`
  return choice === undefined ? name : `${name}<${choice}>`
}

function lookupMember({ name, access, description, bindings }: LookupModel): string {
  const type = `Lookup<${quotedUnion(Object.keys(bindings), 'never')}>`
  return member(name, withAccess(type, access), description)
}

function partyMembers({ parties: found }: TableModel): readonly string[] {
  return (found?.lists ?? []).map(({ name, targets, label }) =>
    member(name, `CreateOnly<PartyList<${quotedUnion(targets, 'string')}>>`, label),
  )
}

function member(name: string, type: string, description: string): string {
  const comment = description === '' ? '' : `  /** ${description} */\n`
  return `${comment}  readonly ${key(name)}: ${type}`
}

function withAccess(type: string, access: string | undefined): string {
  return access === undefined ? type : `${access}<${type}>`
}

function way({ name, target }: WayModel): string {
  return `  readonly ${key(name)}: ${target.type}`
}

function tableObject({ document, names, ...table }: TableModel): ConstStatement {
  const bindings = table.lookups.map((one) => `    ${key(one.name)}: ${literal(one.bindings)},\n`)
  const primaryName = document.primaryName === undefined ? '' : `  primaryName: ${literal(document.primaryName)},\n`
  const { parties: found } = table
  const masks = Object.fromEntries(found?.lists.map(({ name, mask }) => [name, mask]) ?? [])
  const tables = Object.fromEntries(found?.lists.map(({ name, targets }) => [name, targets]) ?? [])
  const partyLists = found ? `  parties: ${literal({ collection: found.collection, masks, tables })},\n` : ''
  return {
    kind: 'const',
    doc: `Table \`${document.logicalName}\` for queries and writes.`,
    name: names.constant,
    type: `Table<${names.type}>`,
    value: `{
  name: ${literal(document.logicalName)},
  entitySetName: ${literal(document.entitySetName)},
  primaryKey: ${literal(document.primaryKey)},
${primaryName}  kinds,
  lookups: {\n${bindings.join('')}  },
  computed: ${literal(table.computed)},
  otherSets: ${literal(table.otherSets)},
${partyLists}}`,
  }
}

/** A choice as a constant, and the type of its values under the same name. */
export function choiceStatements({ name, optionSet, options }: ChoiceModel): readonly Statement[] {
  const members = options.map((option) => `  ${key(option.name)}: ${option.value},\n`)
  const types = options.map((option) => `  readonly ${key(option.name)}: ${option.value}\n`)
  return [
    {
      kind: 'const',
      doc: `Choice \`${optionSet}\`.`,
      name,
      type: `{\n${types.join('')}}`,
      isLiteral: true,
      value: `{\n${members.join('')}}`,
    },
    { kind: 'type', text: `export type ${name} = (typeof ${name})[keyof typeof ${name}]` },
  ]
}

function statesObject({ document, names, states }: TableModel): ConstStatement {
  const line = (readonly: string, list: string, end: string) => (state: StateModel) => {
    const initial = state.defaultStatus === undefined ? '' : `${readonly}defaultStatus: ${state.defaultStatus}${end} `
    const statuses = `${readonly}statuses: ${list}[${state.statuses.join(', ')}]`
    return `  ${readonly}${key(state.name)}: { ${readonly}value: ${state.value}${end} ${initial}${statuses} }`
  }
  const value = states.map(line('', '', ','))
  const type = states.map(line('readonly ', 'readonly ', ';'))
  return {
    kind: 'const',
    doc: `States of \`${document.logicalName}\`: the status reasons that each allows, and the one that a record gets with it.`,
    name: `${names.type}States`,
    type: `{\n${type.join('\n')}\n}`,
    isLiteral: true,
    value: `{\n${value.map((text) => `${text},\n`).join('')}}`,
  }
}
