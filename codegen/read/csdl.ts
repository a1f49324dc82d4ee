import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'

export interface CsdlNavigation {
  readonly name: string
  /** Entity type that it leads to, without its namespace. */
  readonly target: string
  readonly collection: boolean
  readonly partner?: string
  /** The property that holds the key of the target, where the document says so. */
  readonly property?: string
}

export interface CsdlType {
  readonly name: string
  readonly base?: string
  readonly properties: readonly string[]
  readonly navigation: readonly CsdlNavigation[]
}

/** What a `$metadata` document says of tables. */
export interface Csdl {
  /** Entity type by name. */
  readonly types: ReadonlyMap<string, CsdlType>
  /** Entity set by the name of its entity type. */
  readonly sets: ReadonlyMap<string, string>
}

const named = z.object({ '@Name': z.string() })

const navigationProperty = named.extend({
  '@Type': z.string(),
  '@Partner': z.string().optional(),
  ReferentialConstraint: z.array(z.object({ '@Property': z.string() })).optional(),
})

const schema = z.object({
  EntityType: z.array(
    named.extend({
      '@BaseType': z.string().optional(),
      Property: z.array(named).optional(),
      NavigationProperty: z.array(navigationProperty).optional(),
    }),
  ),
  EntityContainer: z.object({ EntitySet: z.array(named.extend({ '@EntityType': z.string() })) }),
})

const edmx = z.object({ 'edmx:Edmx': z.object({ 'edmx:DataServices': z.object({ Schema: schema }) }) })

const lists = new Set(['EntityType', 'Property', 'NavigationProperty', 'ReferentialConstraint', 'EntitySet'])

/** Reads a `$metadata` document. */
export function parseCsdl(xml: string): Csdl {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseAttributeValue: false,
    isArray: (name) => lists.has(name),
  })
  const { EntityType, EntityContainer } = edmx.parse(parser.parse(xml))['edmx:Edmx']['edmx:DataServices'].Schema
  return {
    types: new Map(
      EntityType.map((type) => [
        type['@Name'],
        {
          name: type['@Name'],
          ...(type['@BaseType'] && { base: localName(type['@BaseType']) }),
          properties: (type.Property ?? []).map((property) => property['@Name']),
          navigation: (type.NavigationProperty ?? []).map(toNavigation),
        },
      ]),
    ),
    sets: new Map(EntityContainer.EntitySet.map((set) => [localName(set['@EntityType']), set['@Name']])),
  }
}

function toNavigation(property: z.infer<typeof navigationProperty>): CsdlNavigation {
  const type = property['@Type']
  const collection = type.startsWith('Collection(')
  const constraint = property.ReferentialConstraint?.[0]
  return {
    name: property['@Name'],
    target: localName(collection ? type.slice('Collection('.length, -1) : type),
    collection,
    ...(property['@Partner'] && { partner: property['@Partner'] }),
    ...(constraint && { property: constraint['@Property'] }),
  }
}

function localName(qualified: string): string {
  return qualified.slice(qualified.lastIndexOf('.') + 1)
}
