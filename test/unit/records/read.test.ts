import { createClient, retrieve, retrieveColumn, retrieveRawValue, retrieveRelated } from 'dynamics365-crm'
import { account, connectionrole } from 'dynamics365-crm/entities'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { recordingFetch } from '../http/recording-fetch.js'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const etag = 'W/"4711"'

function answer(status: number, body?: unknown) {
  return { status, headers: new Headers(), body }
}

describe('a read of what has changed', () => {
  it('sends the version that is known', () => {
    const changed = retrieve(account, id, (a) => a.select('name'), { ifNoneMatch: etag })

    expect(changed).toMatchObject({ path: `accounts(${id})?$select=name`, headers: { 'If-None-Match': etag } })
    expect(changed.read(answer(200, { name: 'A' }))).toEqual({ name: 'A' })
  })

  it('gives nothing where the record is as it was', async () => {
    const { fetch, sent } = recordingFetch(() => new Response(null, { status: 304 }))
    const crm = createClient({ orgUrl: 'https://contoso.crm.dynamics.com', credential: async () => 'a', fetch })

    const record = await crm.retrieve(account, id, (a) => a.select('name'), { ifNoneMatch: etag, tag: 'x' })

    expect(record).toBeUndefined()
    expect(sent.map(({ headers }) => headers.get('if-none-match'))).toEqual([etag])
    expect(sent[0]?.url).toContain('tag=x')
  })

  it('is an ordinary read where no version is known', () => {
    const known: string | undefined = undefined

    expect(retrieve(account, id, (a) => a.select('name'), { ifNoneMatch: known }).headers).toEqual({})
  })

  it('is refused with what makes the service send the record every time', () => {
    const refusal = (what: string) =>
      new UsageError(
        `accounts.retrieve with ifNoneMatch does not go with ${what}: the service would always send the record.`,
      )
    const only = { ifNoneMatch: etag }

    expect(() => retrieve(account, id, (a) => a.expand('primarycontactid', (c) => c), only)).toThrow(refusal('expand'))
    expect(() => retrieve(account, id, (a) => a.formatted(), only)).toThrow(refusal('formatted'))
    expect(() => retrieve(account, id, (a) => a.annotated('lookups'), only)).toThrow(refusal('lookups'))
  })

  it('is refused for a version that is none', () => {
    expect(() => retrieve(account, id, (a) => a, { ifNoneMatch: '4711' })).toThrow(
      new UsageError('ifNoneMatch takes the @odata.etag of a record: W/"123".'),
    )
  })
})

describe('a read of one column', () => {
  it('gives its value, by any key of the record', () => {
    const { read, ...operation } = retrieveColumn(account, id, 'name')

    expect(operation).toEqual({
      name: 'accounts.retrieveColumn',
      method: 'GET',
      path: `accounts(${id})/name`,
      expects: 'json',
      repeat: 'always',
    })
    expect(read(answer(200, { '@odata.context': 'x', value: 'Northwind' }))).toBe('Northwind')
    expect(retrieveColumn(account, { accountnumber: 'A' }, '_ownerid_value').path).toBe(
      "accounts(accountnumber='A')/_ownerid_value",
    )
  })

  it('gives null where there is no value, and what is false or 0 as it is', () => {
    expect(retrieveColumn(account, id, 'name').read(answer(204))).toBeNull()
    expect(retrieveColumn(account, id, 'creditonhold').read(answer(200, { value: false }))).toBe(false)
    expect(retrieveColumn(account, id, 'revenue').read(answer(200, { value: 0 }))).toBe(0)
  })

  it('gives a 64-bit integer as its digits', () => {
    expect(retrieveColumn(account, id, 'versionnumber').read(answer(200, { value: 4711 }))).toBe('4711')
  })

  it('gives a value with members, which is not wrapped in another', () => {
    const isCustomizable = {
      Value: true,
      CanBeChanged: false,
      ManagedPropertyLogicalName: 'iscustomizableanddeletable',
    }
    const { read } = retrieveColumn(connectionrole, id, 'iscustomizable')

    expect(read(answer(200, { '@odata.context': 'x', ...isCustomizable }))).toEqual(isCustomizable)
  })

  it.each([undefined, 'x', {}, { '@odata.context': 'x' }, []])('refuses the answer %j', (body) => {
    expect(() => retrieveColumn(account, id, 'name').read(answer(200, body))).toThrow(
      new UnexpectedResponseError('accounts.retrieveColumn was answered without a value.'),
    )
  })

  it('refuses a name that is none', () => {
    expect(() => retrieveColumn(account, id, 'name/$value' as 'name')).toThrow(UsageError)
    expect(() => retrieveRawValue(account, id, 'name/x' as 'name')).toThrow(UsageError)
  })
})

describe('a read of a raw value', () => {
  it('gives the text, or null where there is none', () => {
    const raw = retrieveRawValue(account, id, 'name')

    expect(raw).toMatchObject({ method: 'GET', path: `accounts(${id})/name/$value`, expects: 'text', repeat: 'always' })
    expect(raw.read(answer(200, 'Northwind'))).toBe('Northwind')
    expect(raw.read(answer(200, ''))).toBe('')
    expect(raw.read(answer(204, ''))).toBeNull()
  })

  it('is refused for an image or a file, whose bytes are no text', () => {
    // @ts-expect-error an image is no text
    const raw = retrieveRawValue(account, id, 'entityimage')
    const refusal = 'accounts.retrieveRawValue reads texts, and entityimage came as bytes, as images and files do.'

    for (const type of ['application/octet-stream', 'image/png']) {
      const headers = new Headers({ 'Content-Type': type })
      expect(() => raw.read({ status: 200, headers, body: 'x' })).toThrow(new UsageError(refusal))
    }
  })
})

describe('a read of the record behind a lookup', () => {
  const person = retrieveRelated(account, id, 'primarycontactid', (c) =>
    c.select('fullname', 'versionnumber').expand('createdby', (u) => u.select('fullname')),
  )

  it('asks for it through the record with the lookup', () => {
    const { read: _, ...operation } = person

    expect(operation).toEqual({
      name: 'accounts.retrieveRelated',
      method: 'GET',
      path: `accounts(${id})/primarycontactid?$select=fullname,versionnumber&$expand=createdby($select=fullname)`,
      headers: {},
      expects: 'json',
      repeat: 'always',
    })
    expect(retrieveRelated(account, id, 'primarycontactid', (c) => c.formatted()).headers).toEqual({
      Prefer: 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"',
    })
  })

  it('gives it as it was selected, or null where the lookup is empty', () => {
    expect(person.read(answer(200, { fullname: 'Ann', versionnumber: 7, createdby: null }))).toEqual({
      fullname: 'Ann',
      versionnumber: '7',
      createdby: null,
    })
    expect(person.read(answer(204))).toBeNull()
  })

  it('is refused for an answer without a record', () => {
    expect(() => person.read(answer(200))).toThrow(UnexpectedResponseError)
  })
})
