import type { CsdlNavigation, ManyToManyDefinition, OneToManyDefinition, TableDefinition } from '../read/index.js'

/** The relationships that definitions tell of. It does not matter on which of its two sides one was asked for. */
export interface Relationships {
  /** What they give a table to navigate by, as `$metadata` would declare it. */
  navigationOf(table: string): readonly CsdlNavigation[]
  /** The one behind a single-valued navigation property. */
  manyToOne(table: string, navigation: string): OneToManyDefinition | undefined
  /** The one behind a collection on both sides. */
  manyToMany(table: string, navigation: string): ManyToManyDefinition | undefined
}

/** What `$metadata` and the definitions call the table of all owners. */
const ownerType = { csdl: 'principal', definitions: 'owner' }

export function relationshipsOf(definitions: readonly TableDefinition[]): Relationships {
  const index = new RelationshipIndex()
  for (const { LogicalName, ManyToOneRelationships } of definitions) {
    for (const one of ManyToOneRelationships ?? []) index.addOneToMany({ ReferencingEntity: LogicalName, ...one })
  }
  for (const { LogicalName, OneToManyRelationships, ManyToManyRelationships } of definitions) {
    for (const one of OneToManyRelationships ?? []) index.addOneToMany({ ReferencedEntity: LogicalName, ...one })
    for (const one of ManyToManyRelationships ?? []) index.addManyToMany(one)
  }
  return index
}

class RelationshipIndex implements Relationships {
  readonly #navigation = new Map<string, Map<string, CsdlNavigation>>()
  readonly #manyToOne = new Map<string, OneToManyDefinition>()
  readonly #manyToMany = new Map<string, ManyToManyDefinition>()

  navigationOf(table: string): readonly CsdlNavigation[] {
    return [...(this.#navigation.get(table)?.values() ?? [])]
  }

  manyToOne(table: string, navigation: string): OneToManyDefinition | undefined {
    return this.#manyToOne.get(keyOf(table, navigation))
  }

  manyToMany(table: string, navigation: string): ManyToManyDefinition | undefined {
    return this.#manyToMany.get(keyOf(table, navigation))
  }

  addOneToMany(relationship: OneToManyDefinition): void {
    const { ReferencingEntity: many, ReferencedEntity: one } = relationship
    const name = relationship.ReferencingEntityNavigationPropertyName
    const partner = relationship.ReferencedEntityNavigationPropertyName
    if (!many || !name || this.#manyToOne.has(keyOf(many, name))) return
    this.#manyToOne.set(keyOf(many, name), relationship)
    if (!one) return
    const target = one === ownerType.definitions ? ownerType.csdl : one
    this.#add(many, { name, target, collection: false, ...(partner && { partner }) })
    if (partner) this.#add(one, { name: partner, target: many, collection: true, partner: name })
  }

  addManyToMany(relationship: ManyToManyDefinition): void {
    const { Entity1LogicalName: first, Entity2LogicalName: second } = relationship
    if (!first || !second) return
    const toSecond = relationship.Entity1NavigationPropertyName
    const toFirst = relationship.Entity2NavigationPropertyName
    this.#addSide(relationship, first, toSecond, second, toFirst)
    this.#addSide(relationship, second, toFirst, first, toSecond)
  }

  #addSide(
    relationship: ManyToManyDefinition,
    table: string,
    name: string | null | undefined,
    target: string,
    partner: string | null | undefined,
  ): void {
    if (!name || this.#manyToMany.has(keyOf(table, name))) return
    this.#manyToMany.set(keyOf(table, name), relationship)
    this.#add(table, { name, target, collection: true, ...(partner && { partner }) })
  }

  #add(table: string, navigation: CsdlNavigation): void {
    const ofTable = this.#navigation.get(table) ?? new Map<string, CsdlNavigation>()
    if (!ofTable.has(navigation.name)) ofTable.set(navigation.name, navigation)
    this.#navigation.set(table, ofTable)
  }
}

function keyOf(table: string, navigation: string): string {
  return `${table}.${navigation}`
}
