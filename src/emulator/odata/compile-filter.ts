import type { StoredRecord } from '../model.js'
import { compileComparison } from './compile-comparison.js'
import { findVariable } from './compile-path.js'
import { compileTextTest } from './compile-text-test.js'
import type { Expression, Lambda } from './expression.js'
import { compileQueryFunction } from './query-functions/index.js'
import { badQuery, notEmulated, unknownProperty } from './refuse.js'
import type { Scope, Test, Truth } from './scope.js'
import { tableIndex } from './table-index.js'

/** A record is returned when its filter is true: neither false nor null. Source: protocol/query.md 3.4. */
export function compileFilter(scope: Scope, expression: Expression): (record: StoredRecord) => boolean {
  const test = compile(scope, expression)
  return (record) => test([record]) === true
}

function compile(scope: Scope, expression: Expression): Test {
  switch (expression.kind) {
    case 'and':
      return decidedBy(false, scope, expression.operands)
    case 'or':
      return decidedBy(true, scope, expression.operands)
    case 'not':
      return negate(compile(scope, expression.operand))
    case 'comparison':
      return compileComparison(scope, expression)
    case 'text':
      return compileTextTest(scope, expression)
    case 'query-function':
      return compileQueryFunction(scope, expression)
    case 'lambda':
      return compileLambda(scope, expression)
  }
}

/** `and` is decided by the first false, `or` by the first true; failing that an unknown makes the whole unknown. */
function decidedBy(decisive: boolean, scope: Scope, operands: readonly Expression[]): Test {
  const tests = operands.map((operand) => compile(scope, operand))
  return (frame) => {
    let outcome: Truth = !decisive
    for (const test of tests) {
      const truth = test(frame)
      if (truth === decisive) return decisive
      if (truth === null) outcome = null
    }
    return outcome
  }
}

function negate(test: Test): Test {
  return (frame) => {
    const truth = test(frame)
    return truth === null ? null : !truth
  }
}

/** Our choice, unverified: `all` over an empty collection is true, by OData's rules. */
function compileLambda(scope: Scope, { quantifier, segments, test }: Lambda): Test {
  const { index, variable, rest } = findVariable(scope, segments)
  const [name, ...more] = rest
  if (name === undefined) throw badQuery(`'${quantifier}' needs a collection.`)
  const { collections, navigation } = tableIndex(variable.facts)
  if (more.length > 0 && navigation.has(name)) {
    throw badQuery(`'${quantifier}' cannot be used on a collection that is reached through the lookup '${name}'.`)
  }
  const collection = more.length === 0 ? collections.get(name) : undefined
  if (collection === undefined) throw unknownProperty(name, variable.facts.logicalName)
  const facts = scope.reader.store.tables.get(collection.target)
  if (facts === undefined) throw notEmulated(`'${name}', as it has no table ${collection.target}`)
  const key = `${variable.key}/${name}${scope.budget.newKey()}`
  scope.budget.join(key)

  const { relations } = scope
  const related = (frame: readonly StoredRecord[]) => {
    const record = frame[index]
    return record === undefined ? [] : relations.many(record, collection)
  }
  if (test === undefined) return (frame) => related(frame).length > 0
  if (scope.variables.some((other) => other.name === test.variable)) {
    throw badQuery(`The range variable '${test.variable}' is declared twice.`)
  }
  const variables: Scope['variables'] = [...scope.variables, { name: test.variable, facts, key }]
  const body = compile({ ...scope, variables }, test.body)
  return quantifier === 'any'
    ? (frame) => related(frame).some((row) => body([...frame, row]) === true)
    : (frame) => related(frame).every((row) => body([...frame, row]) === true)
}
