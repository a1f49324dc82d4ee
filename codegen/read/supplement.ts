import type { Csdl, CsdlType } from './csdl-model.js'

/** Adds the entity types that a document lacks from another one, and the navigation that leads to them. */
export function supplement(csdl: Csdl, other: Csdl): Csdl {
  const missing = [...other.types.values()].filter((type) => !csdl.types.has(type.name))
  const added = new Set(missing.map((type) => type.name))
  const widened = [...csdl.types.values()].map((type) => withNavigation(type, other.types.get(type.name), added))
  return {
    ...csdl,
    types: new Map([...widened, ...missing].map((type) => [type.name, type])),
    sets: new Map([...other.sets, ...csdl.sets]),
  }
}

function withNavigation(type: CsdlType, twin: CsdlType | undefined, targets: ReadonlySet<string>): CsdlType {
  const known = new Set(type.navigation.map((one) => one.name))
  const more = twin?.navigation.filter((one) => targets.has(one.target) && !known.has(one.name)) ?? []
  return more.length > 0 ? { ...type, navigation: [...type.navigation, ...more] } : type
}
