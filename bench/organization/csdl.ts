/** As many of each as the $metadata document of an organization with Sales and Customer Service has. */
const tableCount = 835
const columnCount = 14
const lookupCount = 13
const operationCount = 860

const name = (table: number) => `t${String(table % tableCount).padStart(3, '0')}`

/** A made-up `$metadata` document of the size that real ones have, the same each time. */
export function madeUpCsdl(): string {
  const tables = Array.from({ length: tableCount }, (_, table) => table)
  const operations = Array.from({ length: operationCount }, (_, index) => index)
  return `<?xml version="1.0" encoding="utf-8"?><edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm"><EntityType Name="crmbaseentity" Abstract="true" />${tables.map(entityType).join('')}${operations.map(operation).join('')}<EntityContainer Name="System">${tables.map((table) => `<EntitySet Name="${name(table)}s" EntityType="Microsoft.Dynamics.CRM.${name(table)}" />`).join('')}</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`
}

const types = ['String', 'Int32', 'Decimal', 'DateTimeOffset', 'Boolean', 'Double', 'Int64']

function entityType(table: number): string {
  const own = name(table)
  const columns = Array.from({ length: columnCount }, (_, at) => {
    return `<Property Name="column${at}" Type="Edm.${types[at % types.length]}" />`
  })
  const lookups = Array.from({ length: lookupCount }, (_, at) => ({ at, target: name(table * 7 + at * 31 + 1) }))
  const ids = lookups.map(({ at }) => `<Property Name="_lookup${at}_value" Type="Edm.Guid" />`)
  const single = lookups.map(({ at, target }) => {
    return `<NavigationProperty Name="lookup${at}" Type="mscrm.${target}" Nullable="false" Partner="${own}_lookup${at}"><ReferentialConstraint Property="_lookup${at}_value" ReferencedProperty="${target}id" /></NavigationProperty>`
  })
  return `<EntityType Name="${own}" BaseType="mscrm.crmbaseentity"><Key><PropertyRef Name="${own}id" /></Key><Property Name="${own}id" Type="Edm.Guid" />${[...columns, ...ids, ...single, ...collectionsOf(table)].join('')}</EntityType>`
}

/** The other side of each lookup that leads here. */
function collectionsOf(table: number): readonly string[] {
  return incoming(table).map(({ from, at }) => {
    return `<NavigationProperty Name="${from}_lookup${at}" Type="Collection(mscrm.${from})" Partner="lookup${at}" />`
  })
}

const targets = new Map<string, { readonly from: string; readonly at: number }[]>()
for (let table = 0; table < tableCount; table += 1) {
  for (let at = 0; at < lookupCount; at += 1) {
    const target = name(table * 7 + at * 31 + 1)
    targets.set(target, [...(targets.get(target) ?? []), { from: name(table), at }])
  }
}

function incoming(table: number) {
  return targets.get(name(table)) ?? []
}

function operation(index: number): string {
  const isAction = index % 4 > 0
  const element = isAction ? 'Action' : 'Function'
  const result = index % 3 > 0 && isAction ? '' : '<ReturnType Type="Edm.String" Nullable="false" />'
  return `<${element} Name="Operation${index}"><Parameter Name="Target" Type="mscrm.crmbaseentity" Nullable="false" /><Parameter Name="Text" Type="Edm.String" Unicode="false" />${result}</${element}>`
}
