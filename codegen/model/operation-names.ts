import type { OperationDocument, OperationsDocument } from './document.js'
import { constantName, fileName } from './reserved.js'

export interface OperationNames {
  readonly function: string
  readonly parameters: string
  /** Without its ending. */
  readonly file: string
}

/** Names of types: document's name → name in the code. */
export interface OperationTypeNames {
  readonly enums: ReadonlyMap<string, string>
  /** Of flags: one member, without commas. */
  readonly members: ReadonlyMap<string, string>
  readonly read: ReadonlyMap<string, string>
  readonly input: ReadonlyMap<string, string>
}

/** What a generated module imports or takes from the language. */
const reserved = `any bigint boolean never null number object string symbol undefined unknown void
  Date Object Record Uint8Array Array String Number Boolean Symbol Promise Error
  callOperation Operation Ref RecordParameter ResultRow`.split(/\s+/)
const reservedFiles = ['complex-types', 'enum-types']

/** Decides all names of a generation together, since they share one export list. Functions choose first. */
export function nameOperations({ operations, complexTypes, enumTypes }: OperationsDocument): {
  readonly operations: readonly OperationNames[]
  readonly types: OperationTypeNames
} {
  const names = new Set(reserved)
  const files = new Set(reservedFiles)
  const overloaded = new Set(
    operations.map((one) => one.name).filter((name, index, all) => all.indexOf(name) !== index),
  )
  const functions = operations.map((one) => take(names, constantName(ownName(one, overloaded)), 'Operation'))
  const named = (all: readonly { readonly name: string }[], toName: (name: string) => string) =>
    new Map(all.map(({ name }) => [name, take(names, constantName(toName(name)), 'Type')]))
  return {
    operations: operations.map((one, index) => ({
      function: functions[index] ?? one.name,
      parameters: take(names, `${functions[index] ?? one.name}Parameters`, 'Input'),
      file: take(files, fileName(kebab(ownName(one, overloaded))), '-operation'),
    })),
    types: {
      enums: named(enumTypes, (name) => name),
      members: named(
        enumTypes.filter((one) => one.isFlags),
        (name) => `${name}Member`,
      ),
      read: named(complexTypes, (name) => name),
      input: named(complexTypes, (name) => `${name}Input`),
    },
  }
}

/** Overloads that stand apart are told apart by the table that they are bound to. */
function ownName({ name, binding }: OperationDocument, overloaded: ReadonlySet<string>): string {
  const [table] = binding?.tables ?? []
  return overloaded.has(name) && table !== undefined ? `${name}_${table}` : name
}

/** `AddToQueue` → `add-to-queue`. Underscores stay: they set publishers' prefixes apart. */
function kebab(name: string): string {
  return name.replace(/([a-z\d])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$2-').toLowerCase()
}

function take(taken: Set<string>, name: string, suffix: string): string {
  let free = name
  for (let count = 1; taken.has(free); count++) free = `${name}${suffix}${count > 1 ? count : ''}`
  taken.add(free)
  return free
}
