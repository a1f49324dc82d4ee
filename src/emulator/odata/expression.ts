/** A condition of `$filter`, as read. Names are not yet looked up. */
export type Expression =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Expression[] }
  | { readonly kind: 'not'; readonly operand: Expression }
  | Comparison
  | TextTest
  | QueryFunctionCall
  | Lambda

/** The comparisons that the service supports. */
export type Operator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'

/** Two sides, of which one is a column. */
export interface Comparison {
  readonly kind: 'comparison'
  readonly operator: Operator
  readonly left: Operand
  readonly right: Operand
}

/** One of the three functions of OData that the service supports. */
export interface TextTest {
  readonly kind: 'text'
  readonly name: 'contains' | 'startswith' | 'endswith'
  readonly operand: Operand
  readonly value: Operand
}

/** A query function of the service's own, under its name without the namespace. */
export interface QueryFunctionCall {
  readonly kind: 'query-function'
  readonly name: string
  readonly given: ReadonlyMap<string, Argument>
}

/** A condition on the rows of a collection. */
export interface Lambda {
  readonly kind: 'lambda'
  readonly quantifier: 'any' | 'all'
  readonly segments: readonly string[]
  /** Absent in `any()`. */
  readonly test?: { readonly variable: string; readonly body: Expression }
}

/** A side of a comparison, or what a function is given. */
export type Operand = Path | { readonly kind: 'literal'; readonly literal: Literal }

/** A property, perhaps behind lookups or a range variable. */
export interface Path {
  readonly kind: 'path'
  readonly segments: readonly string[]
}

/** A value that stands in the text. */
export type Literal =
  | { readonly type: 'null' }
  | { readonly type: 'text'; readonly value: string }
  /** With its digits where the number has lost some. */
  | { readonly type: 'number'; readonly value: number; readonly digits?: string }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'guid'; readonly value: string }
  /** Of a type of the metadata, without its namespace. */
  | { readonly type: 'enum'; readonly enumType: string; readonly value: string }
  /** `2026-03-01` */
  | { readonly type: 'day'; readonly value: string }
  /** In milliseconds since 1970. */
  | { readonly type: 'instant'; readonly value: number }

/** What a query function is given. */
export type Argument = Literal | { readonly type: 'list'; readonly values: readonly string[] }
