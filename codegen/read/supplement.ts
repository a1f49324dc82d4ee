import type { Csdl, CsdlType } from './csdl-model.js'

/** Adds the types, sets and operations that a document lacks from another one, and the navigation that leads to them. */
export function supplement(csdl: Csdl, other: Csdl): Csdl {
  const missing = [...other.types.values()].filter((type) => !csdl.types.has(type.name))
  const added = new Set(missing.map((type) => type.name))
  const widened = [...csdl.types.values()].map((type) => withNavigation(type, other.types.get(type.name), added))
  const known = new Set(csdl.operations.map((one) => one.name))
  return {
    types: new Map([...widened, ...missing].map((type) => [type.name, type])),
    complexTypes: new Map([...other.complexTypes, ...csdl.complexTypes]),
    enumTypes: new Map([...other.enumTypes, ...csdl.enumTypes]),
    sets: new Map([...other.sets, ...csdl.sets]),
    operations: [...csdl.operations, ...other.operations.filter((one) => !known.has(one.name))],
  }
}

function withNavigation(type: CsdlType, twin: CsdlType | undefined, targets: ReadonlySet<string>): CsdlType {
  const known = new Set(type.navigation.map((one) => one.name))
  const more = twin?.navigation.filter((one) => targets.has(one.target) && !known.has(one.name)) ?? []
  return more.length > 0 ? { ...type, navigation: [...type.navigation, ...more] } : type
}
