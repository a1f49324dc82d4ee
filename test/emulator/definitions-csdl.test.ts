import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Csdl, type CsdlNavigation, type CsdlType, parseCsdl } from '../../codegen/read/index.js'
import { open, refusedWith, type Send } from './server-calls.js'

async function read(send: Send, path = '$metadata', headers: Readonly<Record<string, string>> = {}): Promise<Csdl> {
  return parseCsdl((await send('GET', path, { headers })).text)
}

function typeIn({ types }: Csdl, name: string) {
  const type = types.get(name)
  if (type === undefined) throw new Error(`There is no type ${name}.`)
  return type
}

function navigationIn(csdl: Csdl, type: string, name: string) {
  return typeIn(csdl, type).navigation.find((one) => one.name === name)
}

describe('$metadata', () => {
  it('is XML under the header that the service writes', async () => {
    const { send } = open()

    const { status, headers, text } = await send('GET', '$metadata', { headers: { Accept: 'application/xml' } })

    expect({ status, type: headers.get('content-type'), version: headers.get('odata-version') }).toEqual({
      status: 200,
      type: 'application/xml',
      version: '4.0',
    })
    expect(text.slice(0, 200)).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?><edmx:Edmx Version="4\.0" /)
    const schema = text.slice(text.indexOf('<Schema')).slice(0, 300)
    expect(schema).toContain(
      '<Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm">' +
        '<EntityType Name="crmbaseentity" Abstract="true"/>',
    )
  })

  it.each([
    ['account', 'crmbaseentity', 'accountid'],
    ['systemuser', 'principal', 'ownerid'],
    ['team', 'principal', 'ownerid'],
    ['task', 'activitypointer', 'activityid'],
    ['principal', 'crmbaseentity', 'ownerid'],
  ])('declares %s on %s with the key %s', async (name, base, key) => {
    const { send } = open()

    expect(typeIn(await read(send), name)).toMatchObject({ base, key: [key] })
  })

  it('declares activitypointer and principal as abstract', async () => {
    const { send } = open()

    const { types } = await read(send)

    const abstract = [...types.values()].filter((type) => type.abstract).map(({ name }) => name)
    expect(abstract).toEqual(expect.arrayContaining(['crmbaseentity', 'activitypointer', 'principal']))
  })

  it('does not repeat for an activity what every activity has', async () => {
    const { send } = open()

    const csdl = await read(send)

    const names = (type: string) => [...typeIn(csdl, type).properties, ...typeIn(csdl, type).navigation]
    const inherited = new Set(names('activitypointer').map(({ name }) => name))
    expect(names('task').filter(({ name }) => inherited.has(name))).toEqual([])
    expect(names('task').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['percentcomplete', 'createdby_task', 'regardingobjectid_account_task']),
    )
  })

  it.each([
    ['account', '_primarycontactid_value', 'Edm.Guid'],
    ['account', 'revenue', 'Edm.Decimal'],
    ['account', 'address1_latitude', 'Edm.Double'],
    ['account', 'industrycode', 'Edm.Int32'],
    ['account', 'creditonhold', 'Edm.Boolean'],
    ['account', 'createdon', 'Edm.DateTimeOffset'],
    ['account', 'versionnumber', 'Edm.Int64'],
    ['account', 'entityimage', 'Edm.Binary'],
    ['account', 'name', 'Edm.String'],
    ['contact', 'birthdate', 'Edm.Date'],
  ])('declares %s.%s as %s', async (table, name, type) => {
    const { send } = open()

    const property = typeIn(await read(send), table).properties.find((one) => one.name === name)

    expect(property?.type).toEqual({ name: type, collection: false })
  })

  it.each([
    ['account', 'primarycontactid', 'contact', 'account_primary_contact', '_primarycontactid_value'],
    ['account', 'ownerid', 'principal', 'owner_accounts', '_ownerid_value'],
    ['opportunity', 'customerid_account', 'account', 'opportunity_customer_accounts', '_customerid_value'],
    // Over an inherited property stands no constraint, on either side.
    ['task', 'createdby_task', 'systemuser', 'lk_task_createdby', undefined],
    ['queueitem', 'objectid_task', 'task', 'Task_QueueItem', undefined],
  ])('leads by %s.%s to %s and back by %s', async (table, name, target, partner, property) => {
    const { send } = open()

    const csdl = await read(send)

    const shape = { name, target, collection: false, partner, ...(property && { property }) }
    expect(navigationIn(csdl, table, name)).toEqual(shape)
    expect(navigationIn(csdl, target, partner)).toEqual({
      name: partner,
      target: table,
      collection: true,
      partner: name,
    })
  })

  it('leads nowhere that it does not declare', async () => {
    const { send } = open()

    const csdl = await read(send)

    const lost = [...csdl.types.values()].flatMap(({ name, base, navigation }) => [
      ...(base === undefined || csdl.types.has(base) ? [] : [`${name} on ${base}`]),
      ...navigation.filter(({ target }) => !csdl.types.has(target)).map((one) => `${name}.${one.name}`),
    ])
    const isType = (type: string) =>
      type.startsWith('Edm.') || csdl.types.has(type) || csdl.complexTypes.has(type) || csdl.enumTypes.has(type)
    const structures = [...csdl.types.values(), ...csdl.complexTypes.values()]
    const untyped = structures.flatMap(({ name, properties }) =>
      properties.filter(({ type }) => !isType(type.name)).map((one) => `${name}.${one.name}`),
    )
    const unknown = csdl.operations.flatMap(({ name, parameters, result }) =>
      [...parameters.map(({ type }) => type), ...(result ? [result] : [])]
        .filter((type) => !isType(type.name))
        .map((type) => `${name} ${type.name}`),
    )
    expect({ lost, untyped, unknown }).toEqual({ lost: [], untyped: [], unknown: [] })
  })

  it('declares the operations that the emulator runs', async () => {
    const { send } = open()

    const { operations, complexTypes } = await read(send)

    const named = (name: string) => operations.find((one) => one.name === name)
    expect(named('WinOpportunity')).toMatchObject({
      kind: 'action',
      isBound: false,
      parameters: [
        { name: 'OpportunityClose', type: { name: 'opportunityclose' }, nullable: false },
        { name: 'Caller', type: { name: 'Edm.String' }, nullable: true },
        { name: 'Status', type: { name: 'Edm.Int32' }, nullable: false },
      ],
    })
    expect(named('QualifyLead')).toMatchObject({ isBound: true, result: { name: 'crmbaseentity', collection: true } })
    expect(named('WhoAmI')).toMatchObject({ kind: 'function', parameters: [], result: { name: 'WhoAmIResponse' } })
    expect(complexTypes.get('WhoAmIResponse')?.properties.map(({ name }) => name)).toEqual([
      'BusinessUnitId',
      'UserId',
      'OrganizationId',
    ])
  })

  it('declares alternate keys by the properties of their columns', async () => {
    const { send } = open({ alternateKeys: { account: [['accountnumber', 'primarycontactid']] } })

    expect(typeIn(await read(send), 'account').alternateKeys).toEqual([['accountnumber', '_primarycontactid_value']])
  })

  it.each([
    ['$metadata', {}, false],
    ['$metadata?annotations=true', {}, true],
    ['$metadata', { Prefer: 'odata.include-annotations="*"' }, true],
  ])('says at %s with %o whether a column is read only: %s', async (path, headers, readOnly) => {
    const { send } = open()

    const { properties } = typeIn(await read(send, path, headers), 'account')

    const flags = Object.fromEntries(properties.map((one) => [one.name, one.readOnly]))
    expect(flags).toMatchObject({ createdon: readOnly, name: false, accountid: false })
  })

  it('escapes what is no name in XML', async () => {
    const { send } = open({
      metadata: { ...facts('new_thing'), entitySetName: 'new_<things>&"', columns: [] },
    })

    const { text } = await send('GET', '$metadata')

    expect(text).toContain('Name="new_&lt;things&gt;&amp;&quot;"')
  })

  it.each(['POST', 'PATCH', 'PUT', 'DELETE'])('is not to be written: %s', async (method) => {
    const { send } = open()

    expect(await send(method, '$metadata')).toMatchObject(refusedWith(405, '0x8004023B'))
  })

  it('ends there', async () => {
    const { send } = open()

    expect(await send('GET', '$metadata/account')).toMatchObject(refusedWith(404, '0x8006088A'))
  })
})

function facts(logicalName: string) {
  return {
    logicalName,
    schemaName: logicalName,
    entitySetName: `${logicalName}s`,
    primaryKey: `${logicalName}id`,
    isActivity: false,
    ownership: 'UserOwned',
    label: 'Thing',
    navigation: [],
    collections: [],
    targetSets: {},
  }
}

const real = join(import.meta.dirname, '../../../shared/metadata/csdl/dataverse-metadata.xml')

describe.skipIf(!existsSync(real))('$metadata beside that of a real organization', () => {
  it.each([
    ['its own tables', {}],
    ['all that this organization has', { metadata: existsSync(real) ? readFileSync(real, 'utf8') : '' }],
  ])('says the same of every type that both have, with %s', async (_, options) => {
    const { send } = open(options)
    const [own, theirs] = [await read(send), parseCsdl(readFileSync(real, 'utf8'))]

    const differences = [...own.types.values()].flatMap((type) => {
      const other = theirs.types.get(type.name)
      if (other === undefined) return isNewer(type.name) ? [] : [type.name]
      const head = [type.base, type.abstract, type.key.join()].join()
      const isSame = head === [other.base, other.abstract, other.key.join()].join()
      return [
        ...(isSame ? [] : [type.name]),
        ...disagreeing(type.properties, other.properties, () => true).map((name) => `${type.name}.${name}`),
        ...disagreeing(type.navigation, other.navigation.map(overLookup(other)), ({ target }) => isNewer(target)).map(
          (name) => `${type.name}.${name}`,
        ),
      ]
    })

    expect(differences).toEqual([])
  })

  it('says the same of every operation that both have', async () => {
    const { send } = open()
    const [own, theirs] = [await read(send), parseCsdl(readFileSync(real, 'utf8'))]

    for (const { name, kind, isBound, parameters, result } of own.operations) {
      const twins = theirs.operations.filter((one) => one.name === name && one.kind === kind)
      const sorted = (list: typeof parameters) => [...list].sort((one, other) => (one.name < other.name ? -1 : 1))
      expect(twins.map((one) => [one.isBound, sorted(one.parameters), one.result])).toContainEqual([
        isBound,
        sorted(parameters),
        result,
      ])
    }
  })

  /** The document was written before the tables of routing rules could be read. */
  function isNewer(type: string): boolean {
    return type.startsWith('routingrule')
  }

  /** The real document names the primary key for two ways that go over a lookup, which is there as well. */
  function overLookup({ key, properties }: CsdlType) {
    return (one: CsdlNavigation): CsdlNavigation => {
      const lookup = `_${one.name}_value`
      const isMistaken = one.property !== undefined && key.includes(one.property)
      return isMistaken && properties.some(({ name }) => name === lookup) ? { ...one, property: lookup } : one
    }
  }

  /** Names of members that the other side has differently, or has not though it is none of those that may be new. */
  function disagreeing<Member extends { readonly name: string }>(
    own: readonly Member[],
    others: readonly Member[],
    mayBeNew: (member: Member) => boolean,
  ): readonly string[] {
    const byName = new Map(others.map((one) => [one.name, one]))
    return own.flatMap((member) => {
      const other = byName.get(member.name)
      const agrees =
        other === undefined ? mayBeNew(member) : JSON.stringify(sorted(member)) === JSON.stringify(sorted(other))
      return agrees ? [] : [member.name]
    })
  }

  function sorted(member: object): object {
    return Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
  }
})
