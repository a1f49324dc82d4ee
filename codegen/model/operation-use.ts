import type { ComplexTypeDocument, OperationDocument, OperationsDocument } from './document.js'
import { typeOfName } from './operation-type-name.js'

/** In which direction a type is used. Dates, records and 64-bit integers are read and written differently. */
export interface TypeUse {
  readonly read: ReadonlySet<string>
  readonly input: ReadonlySet<string>
  /** Types that are the result of one operation and nothing else: type → index of the operation. */
  readonly results: ReadonlyMap<string, number>
}

export function useOfTypes({ operations, complexTypes }: OperationsDocument): TypeUse {
  const results = operations.flatMap(({ result }) => (result === undefined ? [] : [typeOfName(result).name]))
  const inputs = operations.flatMap(({ parameters }) => parameters.map(({ type }) => typeOfName(type).name))
  const byName = new Map(complexTypes.map((one) => [one.name, one]))
  const related = new Set([...inputs, ...complexTypes.flatMap((one) => neighbours(one, complexTypes))])
  return {
    read: reach(results, byName),
    input: reach(inputs, byName),
    results: new Map(
      complexTypes.flatMap(({ name, base }) => (related.has(name) || base ? [] : soleResult(operations, name))),
    ),
  }
}

function soleResult(operations: readonly OperationDocument[], type: string): readonly (readonly [string, number])[] {
  const uses = operations.flatMap(({ result }, index) =>
    result !== undefined && typeOfName(result).name === type ? [index] : [],
  )
  const [only] = uses
  return only !== undefined && uses.length === 1 ? [[type, only]] : []
}

/** The names, and those of the types behind them. */
export function reach(names: readonly string[], types: ReadonlyMap<string, ComplexTypeDocument>): ReadonlySet<string> {
  const all = [...types.values()]
  const found = new Set(names)
  for (const name of found) {
    const type = types.get(name)
    for (const other of type === undefined ? [] : neighbours(type, all)) found.add(other)
  }
  return found
}

/** What a type is made of, what it inherits from, and what may stand in its place. */
function neighbours(
  { name, base, properties }: ComplexTypeDocument,
  all: readonly ComplexTypeDocument[],
): readonly string[] {
  const heirs = all.filter((other) => other.base === name).map((other) => other.name)
  return [...properties.map(({ type }) => typeOfName(type).name), ...(base === undefined ? [] : [base]), ...heirs]
}
