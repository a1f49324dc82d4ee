import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** `$metadata` of two tables, a lookup between them and an action. */
export const csdl = `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm">
<EntityType Name="crmbaseentity" Abstract="true" />
<EntityType Name="new_machine" BaseType="mscrm.crmbaseentity"><Key><PropertyRef Name="new_machineid" /></Key>
<Property Name="new_machineid" Type="Edm.Guid" /><Property Name="new_name" Type="Edm.String" Unicode="false" />
<Property Name="new_kind" Type="Edm.Int32" /><Property Name="_new_siteid_value" Type="Edm.Guid" />
<NavigationProperty Name="new_SiteId" Type="mscrm.new_site" Nullable="false" Partner="new_site_machines">
<ReferentialConstraint Property="_new_siteid_value" ReferencedProperty="new_siteid" /></NavigationProperty></EntityType>
<EntityType Name="new_site" BaseType="mscrm.crmbaseentity"><Key><PropertyRef Name="new_siteid" /></Key>
<Property Name="new_siteid" Type="Edm.Guid" /><Property Name="new_name" Type="Edm.String" Unicode="false" />
<NavigationProperty Name="new_site_machines" Type="Collection(mscrm.new_machine)" Partner="new_SiteId" /></EntityType>
<Action Name="new_StopMachine" IsBound="true"><Parameter Name="entity" Type="mscrm.new_machine" Nullable="false" />
<Parameter Name="Reason" Type="Edm.String" Unicode="false" /></Action>
<EntityContainer Name="System"><EntitySet Name="new_machines" EntityType="Microsoft.Dynamics.CRM.new_machine">
<NavigationPropertyBinding Path="new_SiteId" Target="new_sites" /></EntitySet>
<EntitySet Name="new_sites" EntityType="Microsoft.Dynamics.CRM.new_site" /></EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>
`

const languages = [
  [1033, 0],
  [1031, 1],
] as const

/** In English and German; the user's language is English. */
function label(...texts: readonly [english: string, german: string]) {
  const all = languages.map(([LanguageCode, at]) => ({ Label: texts[at], LanguageCode }))
  return { LocalizedLabels: all, UserLocalizedLabel: all[0] }
}

function column(LogicalName: string, SchemaName: string, type: string, more: object = {}) {
  return {
    LogicalName,
    SchemaName,
    AttributeType: type,
    AttributeTypeName: { Value: `${type}Type` },
    IsValidODataAttribute: true,
    IsValidForCreate: true,
    IsValidForUpdate: true,
    RequiredLevel: { Value: 'None' },
    DisplayName: label(LogicalName, LogicalName),
    ...more,
  }
}

const site = {
  SchemaName: 'new_site_machines',
  ReferencedEntity: 'new_site',
  ReferencedEntityNavigationPropertyName: 'new_site_machines',
  ReferencingEntity: 'new_machine',
  ReferencingAttribute: 'new_siteid',
  ReferencingEntityNavigationPropertyName: 'new_SiteId',
}

const kinds = {
  Name: 'new_machine_new_kind',
  IsGlobal: false,
  Options: [
    { Value: 1, Label: label('Mill', 'Fräse') },
    { Value: 2, Label: label('Lathe', 'Drehbank') },
  ],
}

function table(name: string, type: string, english: string, german: string, MetadataId: string, more: object) {
  return {
    LogicalName: name,
    SchemaName: type,
    MetadataId,
    EntitySetName: `${name}s`,
    PrimaryIdAttribute: `${name}id`,
    PrimaryNameAttribute: 'new_name',
    ObjectTypeCode: 10_001,
    OwnershipType: 'UserOwned',
    IsActivity: false,
    DisplayName: label(english, german),
    Keys: [],
    ManyToOneRelationships: [],
    OneToManyRelationships: [],
    ManyToManyRelationships: [],
    ...more,
  }
}

export const machineId = '11111111-0000-4000-8000-000000000001'
export const siteId = '11111111-0000-4000-8000-000000000002'

/** The whole definitions of both tables. */
export const definitions = [
  table('new_machine', 'new_Machine', 'Machine', 'Maschine', machineId, {
    Attributes: [
      column('new_machineid', 'new_MachineId', 'Uniqueidentifier', { IsPrimaryId: true, IsValidForUpdate: false }),
      column('new_name', 'new_Name', 'String', {
        IsPrimaryName: true,
        MaxLength: 80,
        DisplayName: label('Name', 'Bezeichnung'),
      }),
      column('new_kind', 'new_Kind', 'Picklist', { DisplayName: label('Kind', 'Art'), OptionSet: kinds }),
      column('new_siteid', 'new_SiteId', 'Lookup', { DisplayName: label('Site', 'Standort'), Targets: ['new_site'] }),
    ],
    ManyToOneRelationships: [site],
  }),
  table('new_site', 'new_Site', 'Site', 'Standort', siteId, {
    Attributes: [
      column('new_siteid', 'new_SiteId', 'Uniqueidentifier', { IsPrimaryId: true, IsValidForUpdate: false }),
      column('new_name', 'new_Name', 'String', { IsPrimaryName: true, MaxLength: 100 }),
    ],
    Keys: [{ LogicalName: 'new_name_key', KeyAttributes: ['new_name'] }],
    OneToManyRelationships: [site],
  }),
]

export interface Organization {
  readonly url: string
  /** Paths with their query, decoded, in the order that they came. */
  readonly requests: readonly string[]
  close(): Promise<void>
}

/** Answers of the test's own, by the start of a path; undefined leaves the answer to the server. */
export type Answers = Readonly<Record<string, { readonly status: number; readonly body: unknown } | undefined>>

/** A service with the two tables. What is not asked for of a definition is null, as the real one has it. */
export async function openOrganization(answers: Answers = {}): Promise<Organization> {
  const requests: string[] = []
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '').replace('/api/data/v9.2/', ''))
    requests.push(path)
    const own = Object.entries(answers).find(([start]) => path.startsWith(start))?.[1]
    const {
      status,
      body,
      type = 'application/json',
    } = own ? toJson(own.body, own.status) : replyTo(path, request.headers)
    response.writeHead(status, { 'Content-Type': type }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on a port, not on a pipe
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

interface Reply {
  readonly status: number
  readonly body: string
  readonly type?: string
}

function replyTo(path: string, { accept, host }: IncomingHttpHeaders): Reply {
  if (path === '$metadata') {
    return accept === 'application/xml' ? { status: 200, body: csdl, type: accept } : { status: 406, body: '' }
  }
  const [, query] = /^RetrieveMetadataChanges\(Query=@p1\)\?@p1=(.*)$/s.exec(path) ?? []
  if (query !== undefined) return toJson({ EntityMetadata: project(JSON.parse(query)) })
  if (path.startsWith('solutioncomponents?')) return toJson(components(path, host))
  return toJson({ error: { code: '0x80060888', message: `Resource not found: ${path}` } }, 404)
}

function toJson(value: unknown, status = 200): Reply {
  return { status, body: JSON.stringify(value) }
}

interface Named {
  readonly PropertyNames: readonly string[]
}
interface Query {
  readonly Properties: Named
  readonly Criteria?: { readonly Conditions: readonly { readonly Value: { readonly Value: string } }[] }
  readonly AttributeQuery: { readonly Properties: Named }
  readonly KeyQuery: { readonly Properties: Named }
  readonly RelationshipQuery: { readonly Properties: Named }
}

function project({ Properties, Criteria, AttributeQuery, KeyQuery, RelationshipQuery }: Query): readonly object[] {
  const parts: Readonly<Record<string, { readonly Properties: Named }>> = { Attributes: AttributeQuery, Keys: KeyQuery }
  const wanted = Criteria?.Conditions.map(({ Value }) => Value.Value)
  const only = (value: object, { PropertyNames }: Named) =>
    Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        name,
        PropertyNames.includes(name) || name === 'MetadataId' ? one : Array.isArray(one) ? [] : null,
      ]),
    )
  return definitions
    .filter(({ LogicalName }) => wanted?.includes(LogicalName) ?? true)
    .map((definition) => only(definition, Properties))
    .map((definition) =>
      Object.fromEntries(
        Object.entries(definition).map(([name, value]) => {
          if (!Array.isArray(value)) return [name, value]
          const { Properties } = parts[name] ?? RelationshipQuery
          return [name, value.map((one: object) => only(one, Properties))]
        }),
      ),
    )
}

/** One component to a page. */
function components(path: string, host = '') {
  const own = [machineId, siteId].map((objectid, at) => ({
    objectid,
    solutionid: { uniquename: at === 0 ? 'Factory' : 'Sites' },
  }))
  const named = own.filter(({ solutionid }) => path.toLowerCase().includes(`'${solutionid.uniquename.toLowerCase()}'`))
  const at = Number(/&at=(\d)/.exec(path)?.[1] ?? 0)
  const next = `http://${host}/api/data/v9.2/${encodeURI(path.replace(/&at=\d/, ''))}&at=${at + 1}`
  return { value: named.slice(at, at + 1), ...(at + 1 < named.length && { '@odata.nextLink': next }) }
}
