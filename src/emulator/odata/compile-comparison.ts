import { type CompiledPath, compileNullPath, compilePath } from './compile-path.js'
import { differs } from './differs.js'
import { edmTypeOf } from './edm-type.js'
import type { Comparison, Literal, Operand, Operator, Path } from './expression.js'
import { literalValue } from './literal-value.js'
import { badQuery } from './refuse.js'
import type { Scope, Test } from './scope.js'
import type { Comparable } from './value-kind.js'

const mirrored: Readonly<Record<Operator, Operator>> = { eq: 'eq', ne: 'ne', gt: 'lt', ge: 'le', lt: 'gt', le: 'ge' }

/** A column against a literal, or against another column of its row and its type. Source: protocol/query.md 3.4. */
export function compileComparison(scope: Scope, { operator, left, right }: Comparison): Test {
  scope.budget.condition()
  const tested = operator === 'eq' || operator === 'ne' ? pathBesideNull(left, right) : undefined
  if (tested !== undefined) return againstNull(compileNullPath(scope, tested.segments), operator)
  if (left.kind === 'literal') {
    if (right.kind === 'literal') throw badQuery('A comparison needs a property on one of its sides.')
    return againstLiteral(compilePath(scope, right.segments), mirrored[operator], left.literal)
  }
  const path = compilePath(scope, left.segments)
  if (right.kind === 'literal') return againstLiteral(path, operator, right.literal)
  return againstColumn(path, operator, compilePath(scope, right.segments))
}

function pathBesideNull(left: Operand, right: Operand): Path | undefined {
  const [path, other] = left.kind === 'path' ? [left, right] : [right, left]
  return path.kind === 'path' && other.kind === 'literal' && other.literal.type === 'null' ? path : undefined
}

function againstLiteral(path: CompiledPath, operator: Operator, literal: Literal): Test {
  const { read } = path
  if (literal.type === 'null') return againstNull(path, operator)
  const value = literalValue(literal, path.column, path.kind)
  requireOrder(path, operator)
  if (operator === 'ne') return (frame) => differs(read(frame), [value])
  const holds = comparing[operator]
  return (frame) => {
    const own = read(frame)
    return own === null ? null : holds(own, value)
  }
}

function againstNull({ read }: Pick<CompiledPath, 'read'>, operator: Operator): Test {
  if (operator === 'eq') return (frame) => read(frame) === null
  if (operator === 'ne') return (frame) => read(frame) !== null
  // Our choice: as in SQL, nothing is known to be greater or less than null.
  return () => null
}

function againstColumn(left: CompiledPath, operator: Operator, right: CompiledPath): Test {
  if (left.row !== right.row) {
    throw badQuery(`'${left.column.property}' and '${right.column.property}' are not columns of the same row.`)
  }
  if (left.kind !== right.kind || familyOf(left) !== familyOf(right)) {
    throw badQuery(
      `'${left.column.property}' of type '${edmTypeOf(left)}' cannot be compared with '${right.column.property}' of type '${edmTypeOf(right)}': one is ${left.column.type}, the other ${right.column.type}.`,
    )
  }
  requireOrder(left, operator)
  if (operator === 'ne') return (frame) => differs(left.read(frame), [right.read(frame)])
  const holds = comparing[operator]
  return (frame) => {
    const own = left.read(frame)
    const other = right.read(frame)
    return own === null || other === null ? null : holds(own, other)
  }
}

/** Ids are of one type whatever they lead to, and so are texts of any length; numbers are not. */
function familyOf({ kind, column: { type } }: CompiledPath): string {
  return kind === 'number' ? (type === 'State' || type === 'Status' ? 'Picklist' : type) : kind
}

function requireOrder({ kind, column }: CompiledPath, operator: Operator): void {
  if (kind !== 'boolean' || operator === 'eq' || operator === 'ne') return
  throw badQuery(`The operator '${operator}' does not apply to '${column.property}' of type 'Edm.Boolean'.`)
}

const comparing: Readonly<Record<Exclude<Operator, 'ne'>, (left: Comparable, right: Comparable) => boolean>> = {
  eq: (left, right) => left === right,
  gt: (left, right) => left > right,
  ge: (left, right) => left >= right,
  lt: (left, right) => left < right,
  le: (left, right) => left <= right,
}
