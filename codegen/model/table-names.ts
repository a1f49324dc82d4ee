import type { TableDocument } from './document.js'
import { toIdentifier } from './identifier.js'
import { inOrder } from './order.js'
import { constantName, fileName } from './reserved.js'

/** What a table is called in the generated code. */
export interface TableNames {
  /** Its interface: `Lead`. */
  readonly type: string
  /** Its table object: `lead`. */
  readonly constant: string
  /** Its file, without an ending. No two differ in capitals alone. */
  readonly file: string
}

/** Interfaces and types beside the table's own: `LeadColumns`, `LeadRecord`. */
const parts = ['Columns', 'Lookups', 'Navigation', 'Collections', 'Record', 'Create', 'Update', 'States']

/** What the modules of tables import; `kinds` is theirs too. */
const imported = [
  'BigInteger',
  'BusinessUnitLookupId',
  'BusinessUnitPrimaryKey',
  'ChoiceColumn',
  'CreateOf',
  'CreateOnly',
  'DateOnly',
  'DateTime',
  'Decimal',
  'FileColumn',
  'Float',
  'GuidColumn',
  'ImageColumn',
  'Lookup',
  'LookupId',
  'ManagedBoolean',
  'Memo',
  'Money',
  'MultiChoiceColumn',
  'NativeBigInteger',
  'PartyList',
  'PrimaryKey',
  'ReadOnly',
  'RecordOf',
  'StateColumn',
  'Table',
  'TableType',
  'Text',
  'TimeZoneIndependent',
  'TwoOption',
  'UpdateOf',
  'UpdateOnly',
  'UserLookupId',
  'UserOrBusinessUnitLookupId',
  'UserPrimaryKey',
  'WholeNumber',
  'WriteOnly',
]

export interface NamedTables {
  /** By logical name. */
  readonly names: ReadonlyMap<string, TableNames>
  /** Everything that is taken by now, for the choices to keep clear of. */
  readonly taken: Set<string>
}

/**
 * Decides the names of all tables together, since they share one export list. The order of the tables makes no difference.
 * `others` are names of what the modules import besides.
 */
export function nameTables(documents: readonly TableDocument[], others: readonly string[] = []): NamedTables {
  const ordered = inOrder(documents, (one) => one.logicalName)
  const types = ordered.map(typeName)
  const shared = new Set(types.filter((type, at) => types.indexOf(type) !== at))
  const taken = new Set([...imported, ...others, 'kinds', 'tables'])
  const files = new Set<string>()
  const names = new Map<string, TableNames>()
  for (const document of ordered) {
    const type = freeType(document, taken, shared)
    for (const name of namesBeside(type)) taken.add(name)
    names.set(document.logicalName, {
      type,
      constant: claim(constantName(document.logicalName), taken),
      file: claim(fileName(document.logicalName), files, (file) => file.toLowerCase()),
    })
  }
  return { names, taken }
}

function typeName({ schemaName, logicalName }: TableDocument): string {
  return toIdentifier(schemaName, toIdentifier(logicalName, '_'))
}

/** Where several have one name, or it is that of a part of another table, the logical name tells them apart. */
function freeType(document: TableDocument, taken: ReadonlySet<string>, shared: ReadonlySet<string>): string {
  const plain = typeName(document)
  const candidates = [
    ...(shared.has(plain) ? [] : [plain]),
    `${toIdentifier(document.logicalName, '_')}Table`,
    `${document.logicalName.replace(/\P{ID_Continue}/gu, '_')}_Table`,
  ]
  const free = candidates.find((name) => namesBeside(name).every((beside) => !taken.has(beside)))
  return free ?? `_${candidates.at(-1)}`
}

/** The name, with as many underscores as it takes to be the only one; `fold` makes those alike that may not differ in it alone. */
function claim(name: string, taken: Set<string>, fold = (one: string) => one): string {
  const free = taken.has(fold(name)) ? claim(`${name}_`, taken, fold) : name
  taken.add(fold(free))
  return free
}

function namesBeside(type: string): readonly string[] {
  return [type, ...parts.map((part) => `${type}${part}`)]
}
