import type { Csdl, CsdlNavigation, CsdlProperty, CsdlType } from './csdl-model.js'

export interface CsdlMembers {
  readonly properties: readonly CsdlProperty[]
  /** A type's own come before those it inherits. */
  readonly navigation: readonly DeclaredNavigation[]
}

export type DeclaredNavigation = CsdlNavigation & { readonly declaredBy: string }

/** The members of an entity type: its own, then those of its base types, which the document does not repeat. */
export function membersOf(csdl: Csdl, name: string): CsdlMembers {
  const line = lineageOf(csdl, name)
  return {
    properties: line.flatMap((type) => type.properties),
    navigation: line.flatMap((type) => type.navigation.map((one) => ({ ...one, declaredBy: type.name }))),
  }
}

/** A type and its base types, the nearest first. Nothing where the document lacks the type. */
export function lineageOf(csdl: Csdl, name: string): readonly CsdlType[] {
  const line: CsdlType[] = []
  let type = csdl.types.get(name)
  while (type !== undefined) {
    line.push(type)
    type = type.base === undefined ? undefined : csdl.types.get(type.base)
  }
  return line
}
