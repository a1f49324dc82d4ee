import type { Csdl, CsdlNavigation, CsdlProperty, CsdlType } from './csdl-model.js'

export interface CsdlMembers {
  readonly properties: readonly CsdlProperty[]
  /** A type's own come before those it inherits. */
  readonly navigation: readonly (CsdlNavigation & { readonly declaredBy: string })[]
}

/** The members of an entity type: its own, then those of its base types, which the document does not repeat. */
export function membersOf(csdl: Csdl, name: string): CsdlMembers {
  const line = lineage(csdl, name)
  return {
    properties: line.flatMap((type) => type.properties),
    navigation: line.flatMap((type) => type.navigation.map((one) => ({ ...one, declaredBy: type.name }))),
  }
}

function lineage(csdl: Csdl, name: string | undefined): readonly CsdlType[] {
  const type = name === undefined ? undefined : csdl.types.get(name)
  return type ? [type, ...lineage(csdl, type.base)] : []
}
