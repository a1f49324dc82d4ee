import { DynamicsWebApi } from 'dynamics-web-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseCsdl } from '../../codegen/read/index.js'
import { createEmulator, type Emulator } from '../../src/emulator/index.js'
import { projectDefinition } from './given-metadata.js'

const crm = 'Microsoft.Dynamics.CRM'

describe('the client dynamics-web-api, asking for metadata', () => {
  let listening: Awaited<ReturnType<Emulator['listen']>>
  let api: DynamicsWebApi

  beforeAll(async () => {
    listening = await createEmulator({ metadata: projectDefinition }).listen()
    api = new DynamicsWebApi({
      serverUrl: listening.url,
      dataApi: { version: '9.2' },
      onTokenRefresh: async () => 'any',
    })
  })

  afterAll(() => listening.close())

  it('reads tables', async () => {
    const { value } = await api.retrieveEntities({
      select: ['LogicalName', 'EntitySetName'],
      filter: "OwnershipType eq Microsoft.Dynamics.CRM.OwnershipTypes'UserOwned'",
    })

    expect(value).toContainEqual(expect.objectContaining({ LogicalName: 'new_project', EntitySetName: 'new_projects' }))
    expect(value).not.toContainEqual(expect.objectContaining({ LogicalName: 'systemuser' }))
  })

  it('reads a table by its name', async () => {
    const table = await api.retrieveEntity({
      key: "LogicalName='lead'",
      select: ['SchemaName'],
      expand: [{ property: 'Attributes', select: ['LogicalName'], filter: 'IsPrimaryId eq true' }],
    })

    expect(table).toMatchObject({ SchemaName: 'Lead', Attributes: [{ LogicalName: 'leadid' }] })
  })

  it('reads columns of one kind with their options', async () => {
    const { value } = await api.retrieveAttributes({
      entityKey: "LogicalName='lead'",
      castType: `${crm}.StateAttributeMetadata`,
      select: ['LogicalName'],
      expand: [{ property: 'OptionSet', select: ['Options'] }],
    })

    expect(value).toMatchObject([
      { LogicalName: 'statecode', OptionSet: { Options: [{ Value: 0 }, { Value: 1 }, { Value: 2 }] } },
    ])
  })

  it('reads one column', async () => {
    const column = await api.retrieveAttribute({
      entityKey: "LogicalName='lead'",
      attributeKey: "LogicalName='subject'",
      castType: `${crm}.StringAttributeMetadata`,
    })

    expect(column).toMatchObject({ MaxLength: 300, RequiredLevel: { Value: 'ApplicationRequired' } })
  })

  it('reads relationships', async () => {
    const { value } = await api.retrieveRelationships({
      castType: `${crm}.OneToManyRelationshipMetadata`,
      select: ['SchemaName'],
      filter: "ReferencingEntity eq 'new_project'",
    })

    const names = value.map((one: { readonly SchemaName?: unknown }) => one.SchemaName)
    expect(names).toEqual(['new_account_projects', 'owner_new_project'])
  })

  it('reads choices that several columns share', async () => {
    const { value } = await api.retrieveGlobalOptionSets({ castType: `${crm}.OptionSetMetadata`, select: ['Name'] })

    expect(value).toContainEqual(expect.objectContaining({ Name: 'new_sizes' }))
  })

  it('reads $metadata', async () => {
    const plain = parseCsdl(String(await api.retrieveCsdlMetadata()))
    const annotated = parseCsdl(String(await api.retrieveCsdlMetadata({ addAnnotations: true })))

    const isReadOnly = ({ types }: typeof plain) =>
      types.get('account')?.properties.find(({ name }) => name === 'createdon')?.readOnly
    expect([isReadOnly(plain), isReadOnly(annotated)]).toEqual([false, true])
  })

  it('is refused what is not to be written', async () => {
    await expect(api.createEntity({ data: { LogicalName: 'new_thing' } })).rejects.toMatchObject({ status: 501 })
  })
})
