import { newRecord, type Ref, recordChanges, ref } from 'dynamics365-crm'
import {
  account,
  campaign,
  incident,
  incidentresolution,
  opportunity,
  queueitem,
  systemuser,
  team,
} from 'dynamics365-crm/entities'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import {
  AddItemCampaign,
  AddMembersTeam,
  CalculateRollupField,
  CalculateTotalTimeIncident,
  CloseIncident,
  FulfillSalesOrder,
  FullTextSearchKnowledgeArticle,
  GetDefaultPriceLevel,
  GrantAccess,
  IncrementKnowledgeArticleViewCount,
  InitializeFrom,
  Merge,
  PickFromQueue,
  ReleaseToQueue,
  RetrieveDuplicates,
  RetrieveTotalRecordCount,
  RetrieveUnpublishedMultiple,
  RetrieveUserQueues,
  SetAutoNumberSeed,
  UtcTimeFromLocalTime,
  WhoAmI,
} from 'dynamics365-crm/operations'
import { describe, expect, it } from 'vitest'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const other = '5f1c2f5e-2f5e-4000-8000-00000000000b'

function answer(body?: unknown) {
  return { status: body === undefined ? 204 : 200, headers: new Headers(), body }
}

function pathOf({ path }: { readonly path: string }): string {
  return decodeURIComponent(path)
}

describe('an action', () => {
  it('is posted with its parameters, once', () => {
    const resolution = newRecord(incidentresolution, {
      subject: 'Told how',
      incidentid: ref(incident, id),
      timespent: 60,
    })
    const { read, ...request } = CloseIncident({ IncidentResolution: resolution, Status: 5 })

    expect(request).toEqual({
      name: 'CloseIncident',
      method: 'POST',
      path: 'CloseIncident',
      body: {
        IncidentResolution: { subject: 'Told how', 'incidentid@odata.bind': `/incidents(${id})`, timespent: 60 },
        Status: 5,
      },
      expects: 'nothing',
      repeat: 'when-refused',
    })
    expect(read(answer())).toBeUndefined()
  })

  it('stands behind the record that it is bound to, by its id or a ref', () => {
    const path = `queueitems(${id})/Microsoft.Dynamics.CRM.ReleaseToQueue`

    expect(ReleaseToQueue(id.toUpperCase())).toMatchObject({ path, body: {}, expects: 'nothing' })
    expect(ReleaseToQueue(ref(queueitem, id))).toMatchObject({ path })
    expect(PickFromQueue(id, { SystemUser: ref(systemuser, other), RemoveQueueItem: false }).body).toEqual({
      SystemUser: { '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', systemuserid: other },
      RemoveQueueItem: false,
    })
  })

  it('stands behind a record of one of several tables, which a ref names', () => {
    const item = AddItemCampaign(ref('list', id), { Campaign: ref(campaign, other) })

    expect(item.path).toBe(`lists(${id})/Microsoft.Dynamics.CRM.AddItemCampaign`)
  })

  it('stands behind a set', () => {
    const close = newRecord('orderclose', { subject: 'Delivered', 'salesorderid@odata.bind': `/salesorders(${id})` })

    expect(FulfillSalesOrder({ OrderClose: close, Status: 100_001 })).toMatchObject({
      path: 'salesorders/Microsoft.Dynamics.CRM.FulfillSalesOrder',
      body: { OrderClose: { subject: 'Delivered', 'salesorderid@odata.bind': `/salesorders(${id})` }, Status: 100_001 },
    })
  })

  it('names users in a list by the key that they share with teams', () => {
    expect(AddMembersTeam(ref(team, id), { Members: [ref(systemuser, other)] }).body).toEqual({
      Members: [{ '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', ownerid: other }],
    })
  })

  it('takes a list of rights, and a record inside of an object', () => {
    const access = { AccessMask: ['ReadAccess', 'WriteAccess'], Principal: ref(systemuser, other) } as const

    expect(GrantAccess({ Target: ref(account, id), PrincipalAccess: access }).body).toEqual({
      Target: { '@odata.type': 'Microsoft.Dynamics.CRM.account', accountid: id },
      PrincipalAccess: {
        AccessMask: 'ReadAccess,WriteAccess',
        Principal: { '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', systemuserid: other },
      },
    })
  })

  it('takes rights as they come back, and leaves out what has no value', () => {
    // What an untyped caller can give.
    const access = { AccessMask: 'ReadAccess, WriteAccess', Principal: undefined } as never

    expect(GrantAccess({ Target: ref(account, id), PrincipalAccess: access }).body).toMatchObject({
      PrincipalAccess: { AccessMask: 'ReadAccess, WriteAccess' },
    })
  })

  it.each([
    [
      { AccessMask: 'ReadAccess, Read' },
      'GrantAccess.PrincipalAccess.AccessMask takes members of AccessRights: None, ',
    ],
    [{ Principal: id }, 'GrantAccess.PrincipalAccess.Principal takes a record: '],
  ])('refuses the members %j of an object', (access, message) => {
    // What an untyped caller can give.
    expect(() => GrantAccess({ Target: ref(account, id), PrincipalAccess: access as never })).toThrow(message)
  })

  it('takes columns to change, with their type', () => {
    const merge = Merge({
      Target: ref(account, id),
      Subordinate: ref(account, other),
      UpdateContent: recordChanges(account, { name: 'Northwind', primarycontactid: null }),
      PerformParentingChecks: false,
    })

    expect(merge.body).toMatchObject({
      UpdateContent: {
        '@odata.type': 'Microsoft.Dynamics.CRM.account',
        name: 'Northwind',
        'primarycontactid@odata.bind': null,
      },
    })
  })

  it('refuses a record that neither newRecord nor recordChanges made', () => {
    // What an untyped caller can give.
    const forged = { table: 'incidentresolution', values: { subject: new Date(Number.NaN) } } as never

    expect(() => CloseIncident({ IncidentResolution: forged, Status: 5 })).toThrow(UsageError)
  })

  it('does not round a long integer', () => {
    const seed = SetAutoNumberSeed({ EntityName: 'account', AttributeName: 'new_number', Value: 9007199254740993n })

    expect(JSON.stringify(seed.body)).toBe(
      '{"EntityName":"account","AttributeName":"new_number","Value":9007199254740993}',
    )
  })
})

describe('a function', () => {
  it('is read, and may be repeated', () => {
    const { read, ...request } = WhoAmI()

    expect(request).toEqual({ name: 'WhoAmI', method: 'GET', path: 'WhoAmI', expects: 'json', repeat: 'always' })
    expect(read(answer({ UserId: id, BusinessUnitId: id, OrganizationId: id })).UserId).toBe(id)
  })

  it('that writes is not repeated once it may have been done', () => {
    const count = { Source: ref('knowledgearticle', id), ViewDate: new Date(0), Location: 1, Count: 1 }
    const article = {
      name: 'knowledgearticle',
      entitySetName: 'knowledgearticles',
      primaryKey: 'knowledgearticleid',
    } as const

    expect(IncrementKnowledgeArticleViewCount({ ...count, Source: ref(article, id) })).toMatchObject({
      method: 'GET',
      repeat: 'when-refused',
    })
    expect(CalculateRollupField({ Target: ref(account, id), FieldName: 'opendeals' }).repeat).toBe('always')
  })

  it('takes what a clock shows as it is', () => {
    const at = UtcTimeFromLocalTime({ TimeZoneCode: 110, LocalTime: '2026-03-01T09:00:00' })

    expect(pathOf(at)).toContain('?@p1=110&@p2=2026-03-01T09:00:00Z')
  })

  it('keeps its parentheses where it is bound', () => {
    expect(CalculateTotalTimeIncident(id).path).toBe(
      `incidents(${id})/Microsoft.Dynamics.CRM.CalculateTotalTimeIncident()`,
    )
  })

  it.each([
    [
      RetrieveUserQueues(id, { IncludePublic: true }),
      `systemusers(${id})/Microsoft.Dynamics.CRM.RetrieveUserQueues(IncludePublic=@p1)?@p1=true`,
    ],
    [
      GetDefaultPriceLevel({ EntityName: 'quote' }),
      "pricelevels/Microsoft.Dynamics.CRM.GetDefaultPriceLevel(EntityName=@p1)?@p1='quote'",
    ],
    [
      RetrieveTotalRecordCount({ EntityNames: ['account', 'contact'] }),
      'RetrieveTotalRecordCount(EntityNames=@p1)?@p1=["account","contact"]',
    ],
    [
      InitializeFrom({
        EntityMoniker: ref(account, id),
        TargetEntityName: 'account',
        TargetFieldType: 'ValidForCreate',
      }),
      `InitializeFrom(EntityMoniker=@p1,TargetEntityName=@p2,TargetFieldType=@p3)?@p1={'@odata.id':'accounts(${id})'}&@p2='account'&@p3=Microsoft.Dynamics.CRM.TargetFieldType'ValidForCreate'`,
    ],
    [
      RetrieveDuplicates({
        BusinessEntity: ref(account, id),
        MatchingEntityName: 'account',
        PagingInfo: { PageNumber: 1, Count: 50 },
      }),
      `RetrieveDuplicates(BusinessEntity=@p1,MatchingEntityName=@p2,PagingInfo=@p3)?@p1={"@odata.type":"Microsoft.Dynamics.CRM.account","accountid":"${id}"}&@p2='account'&@p3={"PageNumber":1,"Count":50}`,
    ],
    [RetrieveUnpublishedMultiple('webresource'), 'webresourceset/Microsoft.Dynamics.CRM.RetrieveUnpublishedMultiple()'],
  ])('has the path %#', (operation, path) => {
    expect(pathOf(operation)).toBe(path)
  })

  it('has nothing in its URL that is not encoded', () => {
    const { path } = GetDefaultPriceLevel({ EntityName: "a'b&c=d#e?f/g +ü" })

    expect(path).toBe(
      "pricelevels/Microsoft.Dynamics.CRM.GetDefaultPriceLevel(EntityName=@p1)?@p1='a''b%26c%3Dd%23e%3Ff%2Fg%20%2B%C3%BC'",
    )
  })
})

describe('what an operation is bound to', () => {
  // What an untyped caller can give.
  const untyped = (value: unknown) => value as Ref<'campaign'>

  it.each([
    [() => ReleaseToQueue('Support'), 'The record of ReleaseToQueue takes a GUID without braces.'],
    [() => ReleaseToQueue(untyped(undefined) as never), 'The record of ReleaseToQueue takes a GUID without braces.'],
    [
      () => ReleaseToQueue(ref(account, id) as never),
      'The record of ReleaseToQueue points at account, not at queueitem.',
    ],
    [
      () => AddItemCampaign(untyped(id), { Campaign: ref(campaign, id) }),
      'The record of AddItemCampaign is given by a ref, to one of campaign, list, product, salesliterature.',
    ],
    [
      () => AddItemCampaign(untyped(ref(account, id)), { Campaign: ref(campaign, id) }),
      'The record of AddItemCampaign is one of campaign, list, product, salesliterature, not of account.',
    ],
    [
      () => AddItemCampaign(ref('list', 'L-1'), { Campaign: ref(campaign, id) }),
      'The record of AddItemCampaign takes a GUID without braces.',
    ],
    [
      () => RetrieveUnpublishedMultiple('constructor' as never),
      /^RetrieveUnpublishedMultiple is called on one of the tables appconfig, /,
    ],
  ])('is refused where it is not of its tables: %#', (make, message) => {
    expect(make).toThrow(UsageError)
    expect(make).toThrow(message)
  })
})

describe('an answer', () => {
  const row = { '@odata.type': '#Microsoft.Dynamics.CRM.knowledgearticle', knowledgearticleid: id }
  const search = FullTextSearchKnowledgeArticle({
    SearchText: 'x',
    UseInflection: true,
    RemoveDuplicates: true,
    StateCode: 3,
  })

  it('is the object itself, or the list inside of it', () => {
    const total = { '@odata.context': 'x', TotalTime: 90 }

    expect(CalculateTotalTimeIncident(id).read(answer(total))).toBe(total)
    expect(search.read(answer({ value: [row] }))).toEqual([row])
    expect(AddItemCampaign(ref('list', id), { Campaign: ref(campaign, id) }).read(answer(row))).toBe(row)
  })

  it('is refused where the list goes on elsewhere, of which nobody would learn', () => {
    expect(() => search.read(answer({ value: [row], '@odata.nextLink': 'https://x/next' }))).toThrow(
      new UnexpectedResponseError('FullTextSearchKnowledgeArticle was answered with a part of its list only.'),
    )
  })

  it.each([undefined, null, 'x', [], 5])('is refused where %j came for an object', (body) => {
    expect(() => CalculateTotalTimeIncident(id).read(answer(body))).toThrow(
      new UnexpectedResponseError('CalculateTotalTimeIncident was answered without a JSON object.'),
    )
  })

  it.each([{}, { value: row }, { value: null }, { value: ['x'] }, []])(
    'is refused where %j came for a list of records',
    (body) => {
      expect(() => search.read(answer(body))).toThrow(UnexpectedResponseError)
    },
  )
})

describe('a record that is to be', () => {
  it('takes refs for what it binds, and the wire’s own names, of a table that was not generated', () => {
    const made = newRecord('new_visit', {
      'new_Account@odata.bind': ref(account, id),
      new_at: new Date(0),
      new_left: undefined,
    })

    expect(made).toMatchObject({
      table: 'new_visit',
      values: { 'new_Account@odata.bind': `/accounts(${id})`, new_at: '1970-01-01T00:00:00Z' },
    })
    expect(Object.keys(made.values)).not.toContain('new_left')
  })

  it('takes refs for what the records inside of it bind', () => {
    const row = { participationtypemask: 2, 'partyid_systemuser@odata.bind': ref(systemuser, id) }

    expect(newRecord('new_visit', { new_visit_activity_parties: [row] }).values).toEqual({
      new_visit_activity_parties: [
        { participationtypemask: 2, 'partyid_systemuser@odata.bind': `/systemusers(${id})` },
      ],
    })
  })

  it.each<[string, unknown, string]>([
    ['a list', [1], 'The values of new_visit are not an object.'],
    ['a Map', new Map(), 'The values of new_visit are not an object.'],
    ['a Map for a value', { new_a: new Map() }, 'new_a is no plain object, which is all that JSON can hold.'],
    ['a ref that is bound nowhere', { new_a: ref(account, id) }, 'new_a is given a ref: write it as new_a@odata.bind.'],
    [
      'a number that is rounded',
      { new_a: 2 ** 60 },
      'new_a is a whole number above 2^53, which a number rounds: give it as a bigint.',
    ],
    [
      'no name of a property',
      { 'a b': 1 },
      'A column or navigation property has a name of letters, digits and underscores.',
    ],
  ])('is refused with %s', (_, given, message) => {
    // What an untyped caller can give.
    expect(() => newRecord('new_visit', given as never)).toThrow(new UsageError(message))
  })

  it('is made of a table', () => {
    // What an untyped caller can give.
    expect(() => newRecord(undefined as never, {})).toThrow(UsageError)
  })

  it('that is changed has one id', () => {
    // What an untyped caller can give.
    const changes = { opportunityid: other } as never

    expect(() => recordChanges(opportunity, changes, id)).toThrow(
      new UsageError('The changes of opportunity name another record than the id that is given.'),
    )
    expect(recordChanges(opportunity, { opportunityid: id.toUpperCase() } as never, id).values).toMatchObject({
      opportunityid: id,
    })
  })

  it('can say which record it changes', () => {
    expect(recordChanges(opportunity, { name: 'A' }, id).values).toEqual({
      '@odata.type': 'Microsoft.Dynamics.CRM.opportunity',
      opportunityid: id,
      name: 'A',
    })
  })

  it('is refused without an object of values, under no name, and with a ref of unknown entity set', () => {
    // What an untyped caller can give.
    expect(() => newRecord('new_visit', null as never)).toThrow(
      new UsageError('The values of new_visit are not an object.'),
    )
    expect(() => newRecord('x/y', {})).toThrow(UsageError)
    expect(() => newRecord('new_visit', { 'a@odata.bind': ref('account', id) })).toThrow(
      new UsageError('The entity set of account is unknown: make the ref of a@odata.bind from its table.'),
    )
  })
})
