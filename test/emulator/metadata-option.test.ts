import { describe, expect, it } from 'vitest'
import { MetadataError, parseCsdl } from '../../codegen/read/index.js'
import { ownersApart, readMetadata } from '../../codegen/read-metadata.js'
import type { GivenMetadata } from '../../src/emulator/index.js'
import { csdlOf, typeOf } from '../unit/codegen/metadata-texts.js'
import { machine } from '../unit/machine.js'
import { projectCsdl, projectDefinition } from './given-metadata.js'
import { add, open, refusedWith, type Send } from './server-calls.js'

const answer = { value: [projectDefinition] }

async function attributesOf(send: Send, table: string): Promise<readonly unknown[]> {
  const { json } = await send('GET', `EntityDefinitions(LogicalName='${table}')/Attributes?$select=LogicalName`)
  return [json['value']].flat().map((one) => Object(one).LogicalName)
}

describe('a table that the definitions give', () => {
  it.each<[string, GivenMetadata]>([
    ['the answer of EntityDefinitions as text', JSON.stringify(answer)],
    ['the answer of EntityDefinitions', answer],
    ['one definition', projectDefinition],
    ['the answer of RetrieveMetadataChanges', { EntityMetadata: [projectDefinition] }],
    ['a list', [JSON.stringify(answer)]],
    [
      'facts',
      [...readMetadata([{ name: 'given', text: JSON.stringify(answer) }]).tables].map((table) => ({
        ...table,
        navigation: table.navigation.flatMap(ownersApart),
      })),
    ],
  ])('is one of the tables, given as %s', async (_, metadata) => {
    const { send } = open({ metadata })
    const account = await add(send, 'accounts', { name: 'Northwind' })

    const project = await add(send, 'new_projects', {
      new_name: 'Bridge',
      new_size: 2,
      'new_AccountId@odata.bind': `/accounts(${account})`,
    })

    const expand = '$expand=new_AccountId($select=name)&$select=new_name,new_size,statecode,_ownerid_value'
    expect((await send('GET', `new_projects(${project})?${expand}`)).json).toMatchObject({
      new_name: 'Bridge',
      new_size: 2,
      statecode: 0,
      _ownerid_value: expect.any(String),
      new_AccountId: { name: 'Northwind' },
    })
    const back = await send('GET', `accounts(${account})?$select=name&$expand=new_account_projects($select=new_name)`)
    expect(back.json).toMatchObject({ new_account_projects: [{ new_name: 'Bridge' }] })
    const filter = "new_account_projects/any(p:p/new_name eq 'Bridge')"
    expect((await send('GET', `accounts?$select=name&$filter=${filter}`)).json['value']).toHaveLength(1)
  })

  it('is checked as the others are', async () => {
    const { send } = open({ metadata: answer })

    expect((await send('POST', 'new_projects', { body: { new_name: 'x'.repeat(21) } })).status).toBe(400)
    expect((await send('POST', 'new_projects', { body: { new_name: 'x', new_size: 9 } })).status).toBe(400)
    await add(send, 'new_projects', { new_name: 'Bridge' })
    expect(await send('GET', "new_projects(new_name='Bridge')?$select=new_name")).toMatchObject({ status: 200 })
  })

  it('stands in the metadata of the emulator', async () => {
    const { send } = open({ metadata: answer })

    const { json } = await send('GET', "EntityDefinitions(LogicalName='new_project')?$expand=Keys")
    expect(json).toMatchObject({
      IsCustomEntity: true,
      ObjectTypeCode: 10042,
      DisplayName: { UserLocalizedLabel: { Label: 'Project' } },
      Keys: [{ KeyAttributes: ['new_name'] }],
    })
    const { types } = parseCsdl((await send('GET', '$metadata')).text)
    const collection = { target: 'new_project', collection: true }
    expect(types.get('new_project')).toMatchObject({ base: 'crmbaseentity', key: ['new_projectid'] })
    expect(types.get('account')?.navigation).toContainEqual({
      name: 'new_account_projects',
      partner: 'new_AccountId',
      ...collection,
    })
    expect(types.get('principal')?.navigation).toContainEqual({
      name: 'owner_new_project',
      partner: 'ownerid',
      ...collection,
    })
  })

  it('gives choices that several columns share', async () => {
    const { send } = open({ metadata: answer })

    const { json } = await send('GET', "GlobalOptionSetDefinitions(Name='new_sizes')")
    expect(json).toMatchObject({
      '@odata.type': '#Microsoft.Dynamics.CRM.OptionSetMetadata',
      IsGlobal: true,
      Options: [{ Value: 1 }, { Value: 2 }],
    })
  })

  it('does not lead to tables that are not there', async () => {
    const { send } = open({ metadata: answer })

    expect(await attributesOf(send, 'new_project')).toContain('new_planetid')
    const { types } = parseCsdl((await send('GET', '$metadata')).text)
    expect(types.get('new_project')?.navigation.map(({ name }) => name)).toEqual(['new_AccountId', 'ownerid'])
    expect((await send('GET', 'new_projects?$expand=new_PlanetId')).status).toBe(400)
  })

  it('takes the place of a shipped one', async () => {
    const metadata = {
      ...projectDefinition,
      LogicalName: 'subject',
      SchemaName: 'Subject',
      EntitySetName: 'subjects',
      PrimaryIdAttribute: 'new_projectid',
      ManyToOneRelationships: [],
    }
    const { send } = open({ metadata })

    expect(await attributesOf(send, 'subject')).toEqual(expect.arrayContaining(['new_size']))
    expect(await attributesOf(send, 'subject')).not.toContain('featuremask')
    // What led to the columns that it has no longer is gone.
    const { types } = parseCsdl((await send('GET', '$metadata')).text)
    const collections = (type: string) => types.get(type)?.navigation.map(({ name }) => name)
    expect(collections('subject')).toContain('subject_incidents')
    expect(collections('systemuser')).not.toContain('lk_subjectbase_createdby')
  })

  it('is new to every emulator that it is given to, and to no other', async () => {
    open({ metadata: answer })

    expect(await open().send('GET', 'new_projects')).toMatchObject(refusedWith(404, '0x8006088A'))
  })
})

describe('a table that $metadata alone gives', () => {
  it('has the columns and the lookups that are declared', async () => {
    const { send } = open({ metadata: projectCsdl })
    const account = await add(send, 'accounts', { name: 'Northwind', new_segment: 'A' })

    const project = await add(send, 'new_projects', {
      new_name: 'Bridge',
      'new_AccountId@odata.bind': `/accounts(${account})`,
    })

    const path = `accounts(${account})?$select=name,new_segment&$expand=new_account_projects($select=new_name)`
    expect((await send('GET', path)).json).toMatchObject({
      name: 'Northwind',
      new_segment: 'A',
      new_account_projects: [{ new_projectid: project }],
    })
  })

  it('adds to a shipped table only what is missing', async () => {
    const { send } = open({ metadata: projectCsdl })

    const at = "EntityDefinitions(LogicalName='account')"
    expect((await send('GET', `${at}/Attributes(LogicalName='name')`)).json).toMatchObject({
      AttributeType: 'String',
      DisplayName: { UserLocalizedLabel: { Label: 'Account Name' } },
    })
    expect((await send('GET', `${at}/Attributes(LogicalName='new_segment')`)).json).toMatchObject({
      AttributeType: 'String',
      IsCustomAttribute: true,
      DisplayName: { LocalizedLabels: [], UserLocalizedLabel: null },
    })
    expect((await attributesOf(send, 'account')).length).toBe((await attributesOf(open().send, 'account')).length + 1)
  })

  it('can be what a shipped lookup holds', async () => {
    const { send } = open({ metadata: projectCsdl })
    const project = await add(send, 'new_projects', { new_name: 'Bridge' })
    const queue = await add(send, 'queues', { name: 'Projects' })

    const item = await add(send, 'queueitems', {
      'queueid@odata.bind': `/queues(${queue})`,
      'objectid_new_project@odata.bind': `/new_projects(${project})`,
    })

    expect((await send('GET', `queueitems(${item})?$select=_objectid_value`)).json).toMatchObject({
      _objectid_value: project,
    })
    expect((await send('GET', `new_projects(${project})/new_project_QueueItems?$select=title`)).json).toMatchObject({
      value: [{ queueitemid: item }],
    })
  })

  it('is joined to others by rows between them', async () => {
    const { send } = open({ metadata: projectCsdl })
    const account = await add(send, 'accounts', { name: 'Northwind' })
    const project = await add(send, 'new_projects', { new_name: 'Bridge' })
    const link = { '@odata.id': `https://contoso.crm.dynamics.com/api/data/v9.2/new_projects(${project})` }

    const added = await send('POST', `accounts(${account})/new_account_project/$ref`, { body: link })

    expect(added.status).toBe(204)
    const { json } = await send('GET', `new_projects(${project})/new_account_project?$select=name`)
    expect(json).toMatchObject({ value: [{ name: 'Northwind' }] })
  })

  it('is described by the definitions that come with it', async () => {
    const { send } = open({ metadata: [projectCsdl, answer] })

    const { json } = await send('GET', "EntityDefinitions(LogicalName='new_project')?$select=DisplayName")
    expect(json).toMatchObject({ DisplayName: { UserLocalizedLabel: { Label: 'Project' } } })
    expect(await attributesOf(send, 'account')).toContain('new_segment')
  })
})

describe('an action that the metadata declares', () => {
  const csdl = csdlOf(
    `${typeOf('new_planet', '')}
<Action Name="new_Approve" IsBound="true"><Parameter Name="entity" Type="mscrm.new_planet" Nullable="false" /></Action>
<Function Name="new_Count"><ReturnType Type="Edm.Int32" Nullable="false" /></Function>`,
    ['new_planet'],
  )

  it.each([
    ['POST', 'new_planets(00000000-0000-0000-0000-000000000001)/Microsoft.Dynamics.CRM.new_Approve', 'new_Approve'],
    ['GET', 'new_Count()', 'new_Count'],
  ])('is refused by its name, not as unknown: %s %s', async (method, path, name) => {
    expect(await open({ metadata: csdl.text }).send(method, path)).toMatchObject(
      refusedWith(501, '0x80040219', expect.stringContaining(name)),
    )
    expect(await open().send(method, path)).toMatchObject({ status: 404 })
  })
})

describe('metadata that cannot be read', () => {
  it.each<[string, GivenMetadata, string]>([
    ['is no document', 'account', 'metadata'],
    ['is cut off', projectCsdl.slice(0, 900), 'metadata'],
    ['is a web page', '<html><body>Sign in</body></html>', 'web page'],
    ['is an error', { error: { code: '0x80040220', message: 'No privilege' } }, '0x80040220'],
    ['has no table', [answer, { value: [] }, '<x/>'], 'metadata[2]'],
    ['is an empty list', [], 'metadata'],
    ['is nothing', null as never, 'give metadata as text or as JSON'],
    ['is the path of a file', 'metadata/definitions.json', 'this is a path'],
    ['is a table object', [machine], 'metadata[0]: this is a table object'],
  ])('is refused, with its name, when it %s', (_, metadata, named) => {
    expect(() => open({ metadata })).toThrow(MetadataError)
    expect(() => open({ metadata })).toThrow(named)
  })
})
