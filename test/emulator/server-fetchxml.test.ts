import { beforeAll, describe, expect, it } from 'vitest'
import { add, api, open, refusedWith, type Send } from './server-calls.js'
import { annotated, columnOf, fetchXml, rowsOf } from './server-fetchxml-calls.js'

let send: Send
let user: string
const ids: Record<string, string> = {}

/** North has two cases and a contact, South one resolved case, East nothing. */
beforeAll(async () => {
  const opened = open()
  send = opened.send
  user = opened.emulator.userId
  ids['ann'] = await add(send, 'contacts', { firstname: 'Ann', lastname: 'Berg', address1_city: 'Bonn' })
  ids['north'] = await add(send, 'accounts', {
    name: 'North',
    accountnumber: 'Bonn',
    revenue: 10,
    industrycode: 2,
    'primarycontactid@odata.bind': `/contacts(${ids['ann']})`,
  })
  ids['south'] = await add(send, 'accounts', {
    name: 'South',
    accountnumber: 'South',
    industrycode: 1,
    'parentaccountid@odata.bind': `/accounts(${ids['north']})`,
  })
  ids['east'] = await add(send, 'accounts', {
    name: 'East',
    'parentaccountid@odata.bind': `/accounts(${ids['north']})`,
  })
  const cases = [
    ['Broken', 'north', 1],
    ['Lost', 'north', 2],
    ['Slow', 'south', 2],
  ] as const
  for (const [title, customer, prioritycode] of cases) {
    await add(send, 'incidents', {
      title,
      prioritycode,
      'customerid_account@odata.bind': `/accounts(${ids[customer]})`,
    })
  }
})

const names = (entity: string, fetch = '') =>
  columnOf(
    send,
    'accounts',
    'name',
    `<fetch ${fetch}><entity name='account'><attribute name='name'/><order attribute='name'/>${entity}</entity></fetch>`,
  )

const cases = (type: string, inside = '') =>
  `<link-entity name='incident' from='customerid' to='accountid' link-type='${type}'${type === 'outer' ? " alias='case'" : ''}>${inside}</link-entity>`

const urgent = "<filter><condition attribute='prioritycode' operator='eq' value='1'/></filter>"

describe('a row of a FetchXML query', () => {
  it('has the columns asked for, the primary key and nothing where there is no value', async () => {
    const xml = `<fetch><entity name='account'><attribute name='name'/><attribute name='revenue'/><attribute name='primarycontactid'/>
      <filter><condition attribute='name' operator='in'><value>North</value><value>South</value></condition></filter>
      <order attribute='name'/></entity></fetch>`

    const { json, headers } = await fetchXml(send, 'accounts', xml)

    expect(headers.get('preference-applied')).toBeNull()
    expect(json).toEqual({
      '@odata.context': `${api}/$metadata#accounts(name,revenue,_primarycontactid_value,accountid)`,
      value: [
        {
          '@odata.etag': expect.stringMatching(/^W\//),
          accountid: ids['north'],
          name: 'North',
          revenue: 10,
          _primarycontactid_value: ids['ann'],
        },
        { '@odata.etag': expect.stringMatching(/^W\//), accountid: ids['south'], name: 'South' },
      ],
    })
  })

  it('has linked columns under the name of the link, or under their own alias', async () => {
    const xml = `<fetch><entity name='account'><attribute name='name' alias='title'/>
      <link-entity name='contact' from='contactid' to='primarycontactid'><attribute name='fullname'/><attribute name='address1_city' alias='city'/></link-entity>
      <link-entity name='systemuser' from='systemuserid' to='owninguser' alias='owner'><attribute name='fullname'/></link-entity>
      <link-entity name='contact' from='contactid' to='primarycontactid'><attribute name='lastname'/></link-entity></entity></fetch>`

    expect(rowsOf(await fetchXml(send, 'accounts', xml))).toEqual([
      {
        '@odata.etag': expect.any(String),
        accountid: ids['north'],
        title: 'North',
        'contact1.fullname': 'Ann Berg',
        city: 'Bonn',
        'owner.fullname': 'Robin Caller',
        'contact2.lastname': 'Berg',
      },
    ])
  })

  it('has annotations under the keys of aliases and links too', async () => {
    const xml = `<fetch><entity name='incident'><attribute name='prioritycode' alias='priority'/><attribute name='customerid'/>
      <filter><condition attribute='title' operator='eq' value='Broken'/></filter>
      <link-entity name='account' from='accountid' to='customerid' alias='a'><attribute name='primarycontactid'/><attribute name='revenue'/></link-entity></entity></fetch>`

    const [row] = rowsOf(await fetchXml(send, 'incidents', xml, annotated))

    expect(row).toMatchObject({
      priority: 1,
      'priority@OData.Community.Display.V1.FormattedValue': 'High',
      _customerid_value: ids['north'],
      '_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'account',
      'a.primarycontactid': ids['ann'],
      'a.primarycontactid@OData.Community.Display.V1.FormattedValue': 'Ann Berg',
      'a.primarycontactid@Microsoft.Dynamics.CRM.lookuplogicalname': 'contact',
      'a.primarycontactid@Microsoft.Dynamics.CRM.associatednavigationproperty': 'primarycontactid',
      'a.revenue@OData.Community.Display.V1.FormattedValue': '$10.00',
    })
  })

  it.each(['', '<all-attributes/>'])('has every column with a value where the entity says "%s"', async (inside) => {
    const filter = "<filter><condition attribute='name' operator='eq' value='North'/></filter>"

    const answer = await fetchXml(send, 'accounts', `<fetch><entity name='account'>${inside}${filter}</entity></fetch>`)

    expect(answer.json['@odata.context']).toBe(`${api}/$metadata#accounts`)
    const [row] = rowsOf(answer)
    expect(row).toMatchObject({ name: 'North', statecode: 0, _ownerid_value: user })
    expect(Object.values(row ?? {})).not.toContain(null)
  })

  it('is there once where distinct rows are asked for, without its key', async () => {
    const link = "<link-entity name='incident' from='customerid' to='accountid'/>"
    const xml = (distinct: string) =>
      `<fetch distinct='${distinct}'><entity name='account'><attribute name='name'/><order attribute='name'/>${link}</entity></fetch>`

    expect(rowsOf(await fetchXml(send, 'accounts', xml('true')))).toEqual([{ name: 'North' }, { name: 'South' }])
    expect(rowsOf(await fetchXml(send, 'accounts', xml('false')))).toHaveLength(3)
  })

  it('counts the rows below it in a hierarchy', async () => {
    const xml = `<fetch><entity name='account'><attribute name='name'/><attribute name='accountid' rowaggregate='CountChildren' alias='children'/><order attribute='name'/></entity></fetch>`

    const rows = rowsOf(await fetchXml(send, 'accounts', xml))

    expect(rows.map(({ name, children }) => [name, children])).toEqual([
      ['East', 0],
      ['North', 2],
      ['South', 0],
    ])
  })

  it('is sorted by the number of rows below it', async () => {
    const children = "<attribute name='accountid' rowaggregate='CountChildren' alias='children'/>"
    const xml = (order: string) =>
      `<fetch><entity name='account'><attribute name='name'/>${children}${order}<order attribute='name'/></entity></fetch>`

    expect(await columnOf(send, 'accounts', 'name', xml("<order alias='children' descending='true'/>"))).toEqual([
      'North',
      'East',
      'South',
    ])
    expect(await columnOf(send, 'accounts', 'name', xml("<order alias='children'/>"))).toEqual([
      'East',
      'South',
      'North',
    ])
  })

  it('comes out of the collection that the query is sent to', async () => {
    const xml = `<fetch><entity name='account'><attribute name='name'/><order attribute='name' descending='true'/></entity></fetch>`

    expect(await columnOf(send, `accounts(${ids['north']})/account_parent_account`, 'name', xml)).toEqual([
      'South',
      'East',
    ])
  })
})

describe('a link', () => {
  it.each([
    ['inner', '', ['North', 'North', 'South']],
    ['inner', urgent, ['North']],
    ['outer', '', ['East', 'North', 'North', 'South']],
    ['outer', urgent, ['East', 'North', 'South']],
    ['matchfirstrowusingcrossapply', '', ['East', 'North', 'South']],
    ['exists', '', ['North', 'South']],
    ['in', urgent, ['North']],
  ])('of the type %s with the filter "%s" gives %j', async (type, filter, found) => {
    expect(await names(cases(type, filter))).toEqual(found)
  })

  it.each([
    ['any', '', ['North', 'South']],
    ['any', urgent, ['North']],
    ['not any', urgent, ['East', 'South']],
    ['not all', urgent, ['North']],
    // Some case exists, and none is urgent.
    ['all', urgent, ['South']],
  ])('in a filter, of the type %s with the filter "%s", gives %j', async (type, filter, found) => {
    expect(await names(`<filter>${cases(type, filter)}</filter>`)).toEqual(found)
  })

  it('in a filter stands beside conditions', async () => {
    const filter = `<filter type='or'><condition attribute='name' operator='eq' value='East'/>${cases('any', urgent)}</filter>`

    expect(await names(filter)).toEqual(['East', 'North'])
  })

  it('has links of its own, which decide with it in a filter', async () => {
    const up =
      "<link-entity name='account' from='accountid' to='customerid'><filter><condition attribute='name' operator='eq' value='South'/></filter></link-entity>"

    expect(await names(`<filter>${cases('any', up)}</filter>`)).toEqual(['South'])
    expect(await names(cases('inner', up))).toEqual(['South'])
  })

  it('finds its columns where only one lookup fits', async () => {
    expect(await names("<link-entity name='transactioncurrency'/>")).toContain('North')
    const several = "<fetch><entity name='account'><link-entity name='contact'/></entity></fetch>"
    expect(await fetchXml(send, 'accounts', several)).toMatchObject(refusedWith(400, '0x80041123'))
    expect(await names("<link-entity name='contact' to='primarycontactid'/>")).toEqual(['North'])
    expect(await names("<link-entity name='incident' from='customerid'/>")).toEqual(['North', 'North', 'South'])
  })

  it('goes through the intersect table of a many-to-many relationship', async () => {
    const lead = await add(send, 'leads', { subject: 'Deal', lastname: 'B' })
    await send('POST', `leads(${lead})/accountleads_association/$ref`, {
      body: { '@odata.id': `${api}/accounts(${ids['south']})` },
    })
    const leads =
      "<link-entity name='lead' from='leadid' to='leadid'><filter><condition attribute='subject' operator='eq' value='Deal'/></filter></link-entity>"

    expect(
      await names(
        `<link-entity name='accountleads' from='accountid' to='accountid' intersect='true'>${leads}</link-entity>`,
      ),
    ).toEqual(['South'])
  })

  it('begins at an intersect table too', async () => {
    const user = String((await send('GET', 'systemusers?$select=fullname')).text.match(/"systemuserid":"([^"]+)"/)?.[1])
    const team = await add(send, 'teams', {
      name: 'Sales',
      teamtype: 0,
      'businessunitid@odata.bind': `/businessunits(${String((await send('GET', 'WhoAmI()')).json['BusinessUnitId'])})`,
      'administratorid@odata.bind': `/systemusers(${user})`,
    })
    await send('POST', `teams(${team})/teammembership_association/$ref`, {
      body: { '@odata.id': `${api}/systemusers(${user})` },
    })
    const xml =
      "<fetch><entity name='teammembership'><attribute name='teamid'/><attribute name='systemuserid'/></entity></fetch>"

    expect(rowsOf(await fetchXml(send, 'teammemberships', xml))).toMatchObject([{ teamid: team, systemuserid: user }])
  })

  it('without a match is found by a condition on it at the root', async () => {
    const filter = "<filter><condition entityname='case' attribute='incidentid' operator='null'/></filter>"

    expect(await names(`${cases('outer')}${filter}`)).toEqual(['East'])
  })
})

describe('a condition', () => {
  it('compares with a column of the same row', async () => {
    expect(await names("<filter><condition attribute='name' operator='eq' valueof='accountnumber'/></filter>")).toEqual(
      ['South'],
    )
    // Without a number there is nothing to compare with, but for ne.
    expect(await names("<filter><condition attribute='name' operator='gt' valueof='accountnumber'/></filter>")).toEqual(
      ['North'],
    )
    expect(await names("<filter><condition attribute='name' operator='ne' valueof='accountnumber'/></filter>")).toEqual(
      ['East', 'North'],
    )
  })

  it('compares with a column of a link', async () => {
    const link = "<link-entity name='contact' from='contactid' to='primarycontactid' alias='c'/>"

    expect(
      await names(
        `${link}<filter><condition attribute='accountnumber' operator='eq' valueof='c.address1_city'/></filter>`,
      ),
    ).toEqual(['North'])
    expect(
      await names(
        `${link}<filter><condition attribute='accountnumber' operator='ne' valueof='c.address1_city'/></filter>`,
      ),
    ).toEqual([])
  })

  it('is unknown where there is no value, and so is its group', async () => {
    const condition = (operator: string) => `<condition attribute='revenue' operator='${operator}' value='10'/>`

    expect(await names(`<filter>${condition('lt')}</filter>`)).toEqual([])
    expect(await names(`<filter type='or'>${condition('le')}${condition('gt')}</filter>`)).toEqual(['North'])
  })

  it('stands in groups', async () => {
    const is = (name: string) => `<condition attribute='name' operator='eq' value='${name}'/>`

    expect(
      await names(`<filter type='or'>${is('East')}<filter>${is('North')}${is('South')}</filter></filter>`),
    ).toEqual(['East'])
    expect(await names(`<filter>${is('East')}</filter><filter>${is('North')}</filter>`)).toEqual([])
    expect(await names('<filter type="or"/>')).toHaveLength(3)
  })
})

describe('the order of a FetchXML query', () => {
  const ordered = (order: string, fetch = '') =>
    columnOf(
      send,
      'accounts',
      'name',
      `<fetch ${fetch}><entity name='account'><attribute name='name'/>${order}</entity></fetch>`,
    )

  it('is by the label of a choice, or by its number', async () => {
    // The labels begin with Ac and Ag, in the order of the numbers 1 and 2.
    expect(await ordered("<order attribute='industrycode' descending='true'/>")).toEqual(['North', 'South', 'East'])
    const cases = (fetch: string) =>
      columnOf(
        send,
        'incidents',
        'title',
        `<fetch ${fetch}><entity name='incident'><attribute name='title'/><order attribute='prioritycode'/><order attribute='title'/></entity></fetch>`,
      )
    // High is 1, Normal is 2.
    expect(await cases('')).toEqual(['Broken', 'Lost', 'Slow'])
    await add(send, 'incidents', {
      title: 'Low',
      prioritycode: 3,
      'customerid_account@odata.bind': `/accounts(${ids['north']})`,
    })
    expect(await cases('')).toEqual(['Broken', 'Low', 'Lost', 'Slow'])
    expect(await cases("useraworderby='true'")).toEqual(['Broken', 'Lost', 'Slow', 'Low'])
  })

  it('is by the name of a lookup', async () => {
    expect(await ordered("<order attribute='parentaccountid' descending='true'/><order attribute='name'/>")).toEqual([
      'East',
      'South',
      'North',
    ])
  })

  it('puts links after the root, unless it names them', async () => {
    const query = (first: string, second: string) =>
      `<fetch><entity name='incident'><attribute name='title'/>${first}<link-entity name='account' from='accountid' to='customerid' alias='a'>${second}</link-entity></entity></fetch>`
    const byAccount = "<order attribute='name' descending='true'/>"

    expect((await columnOf(send, 'incidents', 'title', query("<order attribute='title'/>", byAccount)))[0]).toBe(
      'Broken',
    )
    expect(
      (
        await columnOf(
          send,
          'incidents',
          'title',
          query("<order entityname='a' attribute='name' descending='true'/><order attribute='title'/>", ''),
        )
      )[0],
    ).toBe('Slow')
  })
})
