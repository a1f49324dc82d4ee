import type { ColumnFacts, NavigationFacts, TableFacts } from '../../schema/index.js'
import type { StoredRecord } from '../model.js'
import { principal } from './principal.js'
import { badQuery, notEmulated, unknownProperty } from './refuse.js'
import type { Frame, Scope, Variable } from './scope.js'
import { tableIndex } from './table-index.js'
import { type Comparable, comparableReader, kindOf, type ValueKind } from './value-kind.js'

/** A column that a query reads, perhaps through lookups. */
export interface CompiledPath {
  readonly column: ColumnFacts
  readonly kind: ValueKind
  /** Of the row that the column is in. */
  readonly facts: TableFacts
  /** Equal for columns of the same row. */
  readonly row: string
  /** The row that the column is in. */
  record(frame: Frame): StoredRecord | undefined
  read(frame: Frame): Comparable | null
}

/** Finds the column that a path names. A lookup without a value makes every column behind it null. */
export function compilePath(scope: Scope, segments: readonly string[]): CompiledPath {
  const path = findPath(scope, segments)
  const { column } = path
  const kind = kindOf(column)
  if (kind === undefined) throw notEmulated(`comparing the ${column.type} column '${column.property}'`)
  return { ...path, kind }
}

/** Reads a column only to see whether it has a value, which an image may have too. */
export function compileNullPath(scope: Scope, segments: readonly string[]): Pick<CompiledPath, 'read'> {
  const path = findPath(scope, segments)
  return path.column.type === 'Image' ? path : compilePath(scope, segments)
}

function findPath(scope: Scope, segments: readonly string[]): Omit<CompiledPath, 'kind'> {
  const { index, variable, rest } = findVariable(scope, segments)
  const steps: (readonly NavigationFacts[])[] = []
  let facts = variable.facts
  let row = variable.key
  for (const name of rest.slice(0, -1)) {
    const step = navigationOf(facts, name)
    row = `${row}/${name}`
    scope.budget.join(row)
    steps.push(step)
    facts = targetOf(scope, step)
  }
  const column = columnOf(facts, rest.at(-1) ?? '')
  const read = comparableReader(column)
  const { relations } = scope
  const record = (frame: Frame) => {
    let found = frame[index]
    for (const step of steps) found = found && relations.one(found, step)
    return found
  }
  // Most paths have no steps: those are read without the loop.
  const own = (frame: Frame) => readOne(frame[index], read)
  return { column, facts, row, record, read: steps.length === 0 ? own : (frame) => readOne(record(frame), read) }
}

function readOne(
  record: StoredRecord | undefined,
  read: (record: StoredRecord) => Comparable | null,
): Comparable | null {
  return record === undefined ? null : read(record)
}

interface Found {
  readonly index: number
  readonly variable: Variable
  readonly rest: readonly string[]
}

/** The variable that a path starts from: the queried table's rows, or inside a lambda the one that it names. */
export function findVariable({ variables }: Scope, segments: readonly string[]): Found {
  if (variables.length === 1) return { index: 0, variable: variables[0], rest: segments }
  const index = variables.findLastIndex(({ name }) => name !== undefined && name === segments[0])
  const variable = variables[index]
  // Our choice: inside any and all a bare name is refused, though OData lets it mean the queried table.
  if (variable === undefined) throw badQuery(`'${segments.join('/')}' does not begin with a range variable.`)
  return { index, variable, rest: segments.slice(1) }
}

function navigationOf(facts: TableFacts, name: string): readonly NavigationFacts[] {
  const { navigation, collections } = tableIndex(facts)
  const step = navigation.get(name)
  if (step !== undefined) return step
  if (collections.has(name)) throw badQuery(`The collection '${name}' can be filtered with any and all only.`)
  throw unknownProperty(name, facts.logicalName)
}

/** `ownerid` leads to the base of users and teams. */
function targetOf(scope: Scope, alternatives: readonly NavigationFacts[]): TableFacts {
  const [only] = alternatives
  if (only === undefined || alternatives.length > 1) return principal
  const target = scope.reader.store.tables.get(only.target)
  if (target === undefined) throw notEmulated(`'${only.name}', as it has no table ${only.target}`)
  return target
}

function columnOf(facts: TableFacts, name: string): ColumnFacts {
  const column = tableIndex(facts).byProperty.get(name)
  if (column === undefined) throw unknownProperty(name, facts.logicalName)
  return column
}
