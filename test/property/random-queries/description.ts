/** A query described as plain data: what the builder makes of it and what it means are two readings of the same thing. */
export interface QueryPlan {
  readonly table: string
  readonly select: readonly string[]
  readonly where?: ConditionPlan
  readonly order: readonly OrderPlan[]
  readonly top?: number
  readonly pageSize?: number
  readonly expands: readonly ExpandPlan[]
}

export interface OrderPlan {
  readonly column: string
  readonly direction: 'asc' | 'desc'
}

/** Along a lookup, or a collection with what it may have besides. */
export interface ExpandPlan {
  readonly name: string
  readonly select: readonly string[]
  readonly where?: ConditionPlan
  readonly order: readonly OrderPlan[]
  readonly top?: number
  readonly expands: readonly ExpandPlan[]
}

export type ConditionPlan =
  | { readonly is: 'and' | 'or'; readonly parts: readonly ConditionPlan[] }
  | { readonly is: 'not'; readonly part: ConditionPlan }
  | TestPlan
  | { readonly is: 'any' | 'all'; readonly scope: number; readonly collection: string; readonly part?: ConditionPlan }

/** A column and an operator. */
export interface TestPlan {
  readonly is: 'test'
  readonly at: ColumnPlan
  readonly operator: string
  readonly given: readonly unknown[]
}

/** A column: of the queried table (scope 0) or of a lambda's variable, perhaps behind lookups. */
export interface ColumnPlan {
  readonly scope: number
  readonly way: readonly string[]
  readonly column: string
}

/** An operand that is another column of the same record. */
export interface ColumnOperand {
  readonly column: string
}

/** An operand that is given as a `ref`. */
export interface RefOperand {
  readonly ref: string
  readonly id: string
}

export function isColumnOperand(value: unknown): value is ColumnOperand {
  return typeof value === 'object' && value !== null && 'column' in value
}

export function isRefOperand(value: unknown): value is RefOperand {
  return typeof value === 'object' && value !== null && 'ref' in value
}

/** The tests of a condition, at every depth. */
export function testsOf(condition: ConditionPlan | undefined): readonly TestPlan[] {
  if (condition === undefined) return []
  if (condition.is === 'test') return [condition]
  if ('parts' in condition) return condition.parts.flatMap(testsOf)
  return testsOf(condition.part)
}

/** As the service counts them, at most: each lookup walked and each lambda is one. */
export function joinsOf({ where, expands }: Pick<QueryPlan, 'where' | 'expands'>): number {
  return joinsIn(where) + expands.reduce((sum, expand) => sum + 1 + joinsOf(expand), 0)
}

function joinsIn(condition: ConditionPlan | undefined): number {
  if (condition === undefined) return 0
  if (condition.is === 'test') return condition.at.way.length
  if ('parts' in condition) return condition.parts.reduce((sum, part) => sum + joinsIn(part), 0)
  return (condition.is === 'not' ? 0 : 1) + joinsIn(condition.part)
}
