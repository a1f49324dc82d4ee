/** How many values an operator takes. */
export type Arity = 0 | 1 | 2 | 'some'

const relative = (prefix: string, units: string) => units.split(' ').map((unit) => `${prefix}-${unit}`)
const periods = 'hours days weeks months years fiscal-periods fiscal-years'

/** Source: protocol/query.md 4.6. */
const byArity: readonly (readonly [Arity, readonly string[]])[] = [
  [
    0,
    [
      ...'null not-null eq-userid ne-userid eq-businessid ne-businessid eq-userlanguage eq-userteams'.split(' '),
      ...'eq-useroruserteams eq-useroruserhierarchy eq-useroruserhierarchyandteams'.split(' '),
      ...'today yesterday tomorrow last-seven-days next-seven-days last-week this-week next-week'.split(' '),
      ...'last-month this-month next-month last-year this-year next-year'.split(' '),
      ...'last-fiscal-period this-fiscal-period next-fiscal-period'.split(' '),
      ...'last-fiscal-year this-fiscal-year next-fiscal-year'.split(' '),
    ],
  ],
  [
    1,
    [
      ...'eq ne neq gt ge lt le like not-like begins-with not-begin-with ends-with not-end-with'.split(' '),
      ...'on on-or-before on-or-after above eq-or-above under eq-or-under not-under'.split(' '),
      ...'in-fiscal-period in-fiscal-year'.split(' '),
      ...relative('last-x', periods),
      ...relative('next-x', periods),
      ...relative('olderthan-x', 'minutes hours days weeks months years'),
    ],
  ],
  [
    2,
    [
      ...'between not-between in-fiscal-period-and-year'.split(' '),
      ...'in-or-before-fiscal-period-and-year in-or-after-fiscal-period-and-year'.split(' '),
    ],
  ],
  ['some', ['in', 'not-in', 'contain-values', 'not-contain-values']],
]

/** The operators and how many values each takes. */
export const operators: ReadonlyMap<string, Arity> = new Map(
  byArity.flatMap(([arity, names]) => names.map((name) => [name, arity] as const)),
)

/** Operators that compare with a column too. Source: protocol/query.md 4.4. */
export const columnOperators: ReadonlySet<string> = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le'])
