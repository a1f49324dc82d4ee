import { type Csdl, type CsdlComplexType, membersOf } from '../read/index.js'
import type { ComplexTypeDocument, OperationDocument, OperationsDocument } from './document.js'
import { nameOfType, typeOfName } from './operation-type-name.js'
import { inOrder } from './order.js'

/** Users and teams: `$metadata` gives them the key of what they inherit from. */
const principal = 'principal'

/** The types that operations name, directly or through other types, and the tables among them. */
export function typesOfOperations(
  csdl: Csdl,
  operations: readonly OperationDocument[],
): Omit<OperationsDocument, 'operations'> {
  const named = new Set(operations.flatMap(namesIn))
  for (const name of named) for (const other of namesBehind(csdl, name)) named.add(other)
  const names = inOrder([...named], (name) => name)
  return {
    complexTypes: names.flatMap((name) => csdl.complexTypes.get(name) ?? []).map(toComplexType),
    enumTypes: names
      .flatMap((name) => csdl.enumTypes.get(name) ?? [])
      .map(({ name, isFlags, members }) => ({ name, ...(isFlags && { isFlags }), members })),
    tables: names.flatMap((name) => {
      const entitySetName = csdl.sets.get(name)
      const primaryKey = keyOf(csdl, name)
      return entitySetName !== undefined && primaryKey !== undefined ? [{ name, entitySetName, primaryKey }] : []
    }),
  }
}

function namesIn({ binding, parameters, result }: OperationDocument): readonly string[] {
  const types = [...parameters.map((one) => one.type), ...(result === undefined ? [] : [result])]
  return [...(binding?.tables ?? []), ...types.map((type) => typeOfName(type).name)]
}

/** What a type is made of, what it inherits from, and what may stand in its place. */
function namesBehind({ complexTypes }: Csdl, name: string): readonly string[] {
  const type = complexTypes.get(name)
  if (type === undefined) return []
  const heirs = [...complexTypes.values()].filter((other) => other.base === name).map((other) => other.name)
  return [...type.properties.map((one) => one.type.name), ...(type.base === undefined ? [] : [type.base]), ...heirs]
}

function toComplexType({ name, base, properties }: CsdlComplexType): ComplexTypeDocument {
  return {
    name,
    ...(base !== undefined && { base }),
    properties: properties.map((one) => ({ name: one.name, type: nameOfType(one.type) })),
  }
}

/** Property name of the primary key. That of users and teams is their own. */
function keyOf(csdl: Csdl, table: string): string | undefined {
  const own = `${table}id`
  const { properties } = membersOf(csdl, table)
  if (csdl.types.get(table)?.base === principal && properties.some((one) => one.name === own)) return own
  for (let name: string | undefined = table; name !== undefined; name = csdl.types.get(name)?.base) {
    const key = csdl.types.get(name)?.key[0]
    if (key !== undefined) return key
  }
  return undefined
}
