import type { CsdlTypeRef } from '../read/index.js'
import type { TypeName } from './document.js'

/** A type as documents of operations name it. */
export function nameOfType({ name, collection }: CsdlTypeRef): TypeName {
  return collection ? `Collection(${name})` : name
}

/** The same, taken apart. */
export function typeOfName(type: TypeName): CsdlTypeRef {
  const item = /^Collection\((.*)\)$/.exec(type)?.[1]
  return item === undefined ? { name: type, collection: false } : { name: item, collection: true }
}
