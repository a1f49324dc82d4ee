import type { EnumTypeModel, OperationsModel } from '../model/index.js'
import { quotedUnion } from './literal.js'
import type { Module, Statement } from './module.js'
import { complexTypeStatements } from './operation-complex-type.js'
import { OperationImports } from './operation-imports.js'
import type { Places } from './places.js'

/** The complex types that operations share. */
export function complexTypesModule({ complexTypes }: OperationsModel, places: Places, header: string): Module {
  const own = new Set(complexTypes.flatMap(({ read, input }) => [read ?? [], input ?? []].flat()))
  const imports = new OperationImports()
  for (const { read, input, properties, allProperties } of complexTypes) {
    if (read !== undefined) for (const { type } of properties) imports.addType(type, 'read', places, own)
    if (input !== undefined) for (const { type } of allProperties) imports.addType(type, 'input', places, own)
  }
  return {
    path: 'operations/complex-types',
    header,
    statements: [...imports.statements(), ...complexTypes.flatMap(complexTypeStatements)],
  }
}

/** The enum types: members by their names, which is how the service writes them. */
export function enumTypesModule({ enumTypes }: OperationsModel, header: string): Module {
  return { path: 'operations/enum-types', header, statements: enumTypes.flatMap(enumStatements) }
}

function enumStatements({ document, name, member }: EnumTypeModel): readonly Statement[] {
  const members = quotedUnion(
    document.members.map((one) => one.name),
    'never',
  )
  if (member === undefined) {
    return [{ kind: 'type', text: `/** Enum type \`${document.name}\`. */\nexport type ${name} = ${members}` }]
  }
  return [
    {
      kind: 'type',
      text: `/** A member of the enum type \`${document.name}\`. */\nexport type ${member} = ${members}`,
    },
    {
      kind: 'type',
      text: `/** Enum type \`${document.name}\`: a member, or several. They come back as one text, joined by commas. */\nexport type ${name} = ${member} | readonly ${member}[]`,
    },
  ]
}
