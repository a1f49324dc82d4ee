import { describe, expect, it } from 'vitest'
import { add, open, refusedWith } from './server-calls.js'

async function setUp() {
  const { send } = open()
  const contact = await add(send, 'contacts', { lastname: 'B' })
  const account = await add(send, 'accounts', { name: 'N', 'primarycontactid@odata.bind': `/contacts(${contact})` })
  const empty = await add(send, 'accounts', { name: 'E' })
  return { send, contact, account, empty }
}

const refusal = (option: string) => refusedWith(400, '0x80060888', `The query option '${option}' is not supported.`)

describe('a query option that a resource does not take', () => {
  it.each([
    ['a property', 'GET', 'accounts(*)/name', '$filter'],
    ['a raw value', 'GET', 'accounts(*)/name/$value', '$select'],
    ['writing a property', 'PUT', 'accounts(*)/name', '$select'],
    ['clearing a property', 'DELETE', 'accounts(*)/description', '$select'],
    ['a reference', 'GET', 'accounts(*)/primarycontactid/$ref', '$select'],
    ['setting a reference', 'PUT', 'accounts(*)/primarycontactid/$ref', '$id'],
    ['clearing a reference', 'DELETE', 'accounts(*)/primarycontactid/$ref', '$id'],
    ['adding a reference', 'POST', 'accounts(*)/contact_customer_accounts/$ref', '$id'],
    ['the service document', 'GET', '', '$filter'],
    ['$metadata', 'GET', '$metadata', '$select'],
    ['a create', 'POST', 'accounts', '$filter'],
    ['an update', 'PATCH', 'accounts(*)', '$top'],
    ['a delete', 'DELETE', 'accounts(*)', '$select'],
    ['a function', 'GET', 'WhoAmI', 'EntityName'],
    ['RetrieveMetadataChanges', 'GET', 'RetrieveMetadataChanges', 'Query'],
    ['a count of changes', 'GET', 'accounts/$count', '$top'],
  ])('is refused by its name on %s', async (_, method, path, option) => {
    const { send, account } = await setUp()
    const sent =
      method === 'GET' || method === 'DELETE' ? {} : { body: { value: 'x', name: 'x', '@odata.id': 'contacts' } }

    const answer = await send(method, `${path.replace('*', account)}?${option}=name`, sent)

    expect(answer).toMatchObject(refusal(option))
    expect((await send('GET', `accounts(${account})`)).json).toMatchObject({ name: 'N' })
  })

  it('is refused also where a lookup leads nowhere', async () => {
    const { send, empty } = await setUp()

    expect((await send('GET', `accounts(${empty})/primarycontactid`)).status).toBe(204)
    expect(await send('GET', `accounts(${empty})/primarycontactid?$top=1`)).toMatchObject(refusal('$top'))
  })

  it('is none of those that mean something or speak to plug-ins', async () => {
    const { send, account } = await setUp()
    const { headers } = { headers: { Prefer: 'return=representation' } }

    expect((await send('GET', `accounts(${account})/name?tag=x`)).status).toBe(200)
    expect((await send('GET', '$metadata?annotations=true')).status).toBe(200)
    expect((await send('POST', 'accounts?$select=name&tag=x', { body: { name: 'x' }, headers })).status).toBe(201)
    expect((await send('PATCH', `accounts(${account})?$select=name`, { body: { name: 'x' }, headers })).status).toBe(
      200,
    )
    expect((await send('DELETE', `accounts(${account})?tag=x`)).status).toBe(204)
  })
})

describe('a write that selects columns', () => {
  it.each([
    ['POST', 'accounts'],
    ['PATCH', 'accounts(*)'],
  ])('is refused when it names one that is not there, also where nothing is answered: %s', async (method, path) => {
    const { send, account } = await setUp()

    const answer = await send(method, `${path.replace('*', account)}?$select=nosuch`, { body: { name: 'x' } })

    expect(answer).toMatchObject(refusedWith(400, '0x80060888', expect.stringContaining("'nosuch'")))
    expect((await send('GET', 'accounts?$select=name&$orderby=name')).json['value']).toMatchObject([
      { name: 'E' },
      { name: 'N' },
    ])
  })
})

describe('references of a collection', () => {
  it.each(['$apply=groupby((lastname))', '$select=lastname', '$expand=createdby'])('take no %s', async (option) => {
    const { send, account } = await setUp()

    expect(await send('GET', `accounts(${account})/contact_customer_accounts/$ref?${option}`)).toMatchObject(
      refusal(option.split('=')[0] ?? ''),
    )
  })
})

describe('the alias of a parameter', () => {
  it('that is given twice is refused', async () => {
    const { send } = await setUp()
    const call = (query: string) => send('GET', `RetrieveTotalRecordCount(EntityNames=@p)?${query}`)

    expect((await call('@p=["account"]')).status).toBe(200)
    expect(await call('@p=["account"]&@p=["contact"]')).toMatchObject(
      refusedWith(400, '0x80060888', "The query option '@p' stands in the URL more than once."),
    )
  })
})

describe('a text in an argument', () => {
  const inside = `Microsoft.Dynamics.CRM.In(PropertyName='lastname',PropertyValues=["a\\"b;c)/","x"])`

  it('may hold quotes as JSON writes them, also in an expand and in $apply', async () => {
    const { send, account } = await setUp()
    await add(send, 'contacts', { lastname: 'a"b;c)/', 'parentcustomerid_account@odata.bind': `/accounts(${account})` })

    const expand = `contact_customer_accounts($select=lastname;$filter=${encodeURIComponent(inside)})`
    const { json } = await send('GET', `accounts(${account})?$select=name&$expand=${expand}`)
    expect(json['contact_customer_accounts']).toMatchObject([{ lastname: 'a"b;c)/' }])
    const apply = encodeURIComponent(`filter(${inside})/groupby((lastname))`)
    expect((await send('GET', `contacts?$apply=${apply}`)).json['value']).toEqual([{ lastname: 'a"b;c)/' }])
  })

  it('that is not ended is refused', async () => {
    const { send } = await setUp()

    expect(
      await send('GET', `accounts?$expand=${encodeURIComponent('contact_customer_accounts($filter="\\")')}`),
    ).toMatchObject(refusedWith(400, '0x80060888', expect.stringContaining('unterminated literal')))
  })
})

describe('an option of an expand', () => {
  it.each(['$top5', '$select'])('without a value is refused: %s', async (option) => {
    const { send } = await setUp()

    expect(await send('GET', `accounts?$expand=contact_customer_accounts(${option})`)).toMatchObject(
      refusedWith(400, '0x80060888', expect.stringContaining(`'${option}' is not an option`)),
    )
  })
})
