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
  /** Names of the actions and functions that are called on the root. */
  readonly unbound: readonly string[]
  /** Names of those that are called on a record or a set. */
  readonly bound: readonly string[]
}

const named = z.object({ '@Name': z.string() })

const navigationProperty = named.extend({
  '@Type': z.string(),
  '@Partner': z.string().optional(),
  ReferentialConstraint: z.array(z.object({ '@Property': z.string() })).optional(),
})

const operation = named.extend({ '@IsBound': z.string().optional() })

const schemaElement = z.object({
  EntityType: z.array(
    named.extend({
      '@BaseType': z.string().optional(),
      Property: z.array(named).optional(),
      NavigationProperty: z.array(navigationProperty).optional(),
    }),
  ),
  Action: z.array(operation).optional(),
  Function: z.array(operation).optional(),
  EntityContainer: z.object({ EntitySet: z.array(named.extend({ '@EntityType': z.string() })) }),
})

const edmx = z.object({ 'edmx:Edmx': z.object({ 'edmx:DataServices': z.object({ Schema: schemaElement }) }) })

const lists = new Set([
  'EntityType',
  'Property',
  'NavigationProperty',
  'ReferentialConstraint',
  'EntitySet',
  'Action',
  'Function',
])

/** Reads a `$metadata` document. */
export function parseCsdl(xml: string): Csdl {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseAttributeValue: false,
    isArray: (name) => lists.has(name),
  })
  const schema = edmx.parse(parser.parse(xml))['edmx:Edmx']['edmx:DataServices'].Schema
  const { EntityType, EntityContainer } = schema
  const operations = [...(schema.Action ?? []), ...(schema.Function ?? [])]
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
    unbound: operations.filter((one) => one['@IsBound'] !== 'true').map((one) => one['@Name']),
    bound: operations.filter((one) => one['@IsBound'] === 'true').map((one) => one['@Name']),
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
