import type { ColumnFacts, TableFacts } from '../../../schema/index.js'
import { Refusal } from '../../model.js'
import type { QueryFunctionCall } from '../expression.js'
import { badQuery, notEmulated } from '../refuse.js'
import type { Scope, Test } from '../scope.js'
import { tableIndex } from '../table-index.js'
import { kindOf } from '../value-kind.js'
import { dateFunctions } from './date-functions.js'
import { fiscalFunctions } from './fiscal-functions.js'
import { fullTextFunctions } from './full-text-functions.js'
import { hierarchyFunctions } from './hierarchy-functions.js'
import { listFunctions } from './list-functions.js'
import type { QueryFunction } from './query-function.js'
import { userFunctions } from './user-functions.js'

const functions: ReadonlyMap<string, QueryFunction> = new Map(
  Object.entries({
    ...dateFunctions,
    ...fiscalFunctions,
    ...fullTextFunctions,
    ...hierarchyFunctions,
    ...listFunctions,
    ...userFunctions,
  }),
)

/** Compiles a call of one of the service's own query functions. Source: protocol/query.md 3.5. */
export function compileQueryFunction(scope: Scope, { name, given }: QueryFunctionCall): Test {
  scope.budget.condition()
  const known = functionOf(name)
  if (scope.variables.length > 1) throw notEmulated(`the query function '${name}' inside any and all`)
  const [{ facts }] = scope.variables
  requireArguments(name, [...given.keys()], ['PropertyName', ...known.takes])

  const column = columnOf(name, facts, given)
  const kind = kindOf(column)
  if (kind === undefined) throw notEmulated(`'${name}' on the ${column.type} column '${column.property}'`)
  const test = known.compile({ name, facts, column, kind, reader: scope.reader, given })
  return ([record]) => (record === undefined ? null : test(record))
}

function functionOf(name: string): QueryFunction {
  const known = functions.get(name)
  if (known !== undefined) return known
  throw badQuery(`There is no query function 'Microsoft.Dynamics.CRM.${name}'.`)
}

function requireArguments(name: string, given: readonly string[], declared: readonly string[]): void {
  const missing = declared.find((parameter) => !given.includes(parameter))
  if (missing !== undefined) throw badQuery(`The query function '${name}' is called without '${missing}'.`)
  const unknown = given.find((parameter) => !declared.includes(parameter))
  if (unknown !== undefined) throw badQuery(`The query function '${name}' has no parameter '${unknown}'.`)
}

/** A lookup goes by its logical name here, not by the property that it is read by: seen in reports of a live service. */
function columnOf(name: string, facts: TableFacts, given: QueryFunctionCall['given']): ColumnFacts {
  const property = given.get('PropertyName')
  if (property?.type !== 'text') throw badQuery(`'PropertyName' of '${name}' is the name of a column in quotes.`)
  const column = tableIndex(facts).byLogicalName.get(property.value)
  if (column !== undefined) return column
  throw new Refusal(
    400,
    '0x80041103',
    `'${facts.schemaName}' entity doesn't contain attribute with Name = '${property.value}'.`,
  )
}
