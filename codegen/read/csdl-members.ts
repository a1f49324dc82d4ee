import type { Csdl, CsdlNavigation, CsdlProperty, CsdlType } from './csdl-model.js'

export interface CsdlMembers {
  readonly properties: readonly CsdlProperty[]
  /** A type's own come before those it inherits. */
  readonly navigation: readonly DeclaredNavigation[]
}

export type DeclaredNavigation = CsdlNavigation & { readonly declaredBy: string }

/**
 * The members of an entity type: its own, then those of its base types, which the document does not repeat. Where it
 * does, the nearest counts.
 */
export function membersOf(csdl: Csdl, name: string): CsdlMembers {
  const line = lineageOf(csdl, name)
  const properties = line.flatMap((type) => type.properties)
  const navigation = line.flatMap((type) => type.navigation.map((one) => ({ ...one, declaredBy: type.name })))
  return {
    properties: nearest(properties, (one) => one.name.toLowerCase()),
    navigation: nearest(navigation, (one) => one.name),
  }
}

function nearest<Member>(members: readonly Member[], keyOf: (member: Member) => string): readonly Member[] {
  const found = new Map<string, Member>()
  for (const one of members) if (!found.has(keyOf(one))) found.set(keyOf(one), one)
  return [...found.values()]
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
