import { type Csdl, type CsdlComplexType, membersOf } from '../read/index.js'
import type { ComplexTypeDocument, OperationDocument, OperationsDocument } from './document.js'
import { nameOfType, typeOfName } from './operation-type-name.js'
import { reach } from './operation-use.js'
import { inOrder } from './order.js'

/** Users and teams: `$metadata` gives them the key of what they inherit from. */
const principal = 'principal'

/** The types that operations name, directly or through other types, and the tables among them. */
export function typesOfOperations(
  csdl: Csdl,
  operations: readonly OperationDocument[],
): Omit<OperationsDocument, 'operations'> {
  const complexTypes = new Map([...csdl.complexTypes].map(([name, type]) => [name, toComplexType(type)]))
  const names = inOrder([...reach(operations.flatMap(namesIn), complexTypes)], (name) => name)
  return {
    complexTypes: names.flatMap((name) => complexTypes.get(name) ?? []),
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
