import { type Definition, isMany, propertyOf, relatedTo } from './definition.js'
import type { Shape } from './shape.js'
import { membersOfType } from './type-members.js'

type Body = Readonly<Record<string, unknown>>

/**
 * A definition as it is answered. `MetadataId` always is.
 * Of a definition that is more than the path says, only what its declared type has is answered.
 *
 * @param type - What the path declares it to be.
 * @param shown - The type whose properties are answered, where that is another one.
 */
export function writeDefinition(definition: Definition, type: string, shape: Shape, shown = type): Body {
  const { select, expands } = shape
  const body: Record<string, unknown> = {}
  if (definition.type !== type) body['@odata.type'] = `#Microsoft.Dynamics.CRM.${definition.type}`
  for (const [name, propertyType] of membersOfType(shown).properties) {
    if (select === undefined || name === 'MetadataId' || select.includes(name)) {
      body[name] = propertyOf(definition, name, propertyType)
    }
  }
  for (const expansion of expands) body[expansion.name] = writeRelated(definition, expansion)
  return body
}

function writeRelated(definition: Definition, { name, type, shape }: Shape['expands'][number]): unknown {
  const related = relatedTo(definition, name)
  if (related === null) return null
  if (!isMany(related)) return writeDefinition(related, type, shape)
  return related.filter(shape.matches).map((one) => writeDefinition(one, type, shape))
}
