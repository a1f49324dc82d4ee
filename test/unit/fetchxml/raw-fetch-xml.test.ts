import { account } from 'dynamics365-crm/entities'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { rawFetchXml } from 'dynamics365-crm/fetchxml'
import { describe, expect, it } from 'vitest'
import { answerOf, pageAnswer, RecordingService, rows } from './service.js'

const entity = '<entity name="account"><attribute name="name"/></entity>'

function documentOf(query: { readonly path: string }): string {
  return new URLSearchParams(query.path.split('?')[1]).get('fetchXml') ?? ''
}

describe('a raw document', () => {
  it('is changed in the start tag of fetch alone', () => {
    const text = `<?xml version="1.0"?>
<!-- <fetch> is below -->
<fetch version='1.0' distinct = "true"
  output-format="a&amp;b">
  <entity name='account'>
    <filter><condition attribute="name" operator="eq" value="&#10;'é'"/></filter>
  </entity><!-- end -->
</fetch>
`

    expect(documentOf(rawFetchXml(account, text))).toBe(`<?xml version="1.0"?>
<!-- <fetch> is below -->
<fetch version='1.0' distinct='true' output-format='a&amp;b' page='1' count='5000'>
  <entity name='account'>
    <filter><condition attribute="name" operator="eq" value="&#10;'é'"/></filter>
  </entity><!-- end -->
</fetch>
`)
  })

  it.each(['\r\n', '\r'])('may have line ends of another system: %j', (end) => {
    expect(documentOf(rawFetchXml(account, `${end}<fetch${end}distinct="true">${end}${entity}</fetch>${end}`))).toBe(
      `\n<fetch distinct='true' page='1' count='5000'>\n${entity}</fetch>\n`,
    )
  })

  it('may have characters of two halves in front', () => {
    expect(documentOf(rawFetchXml(account, `<!-- 🏭🏭 --><fetch>${entity}</fetch>`))).toBe(
      `<!-- 🏭🏭 --><fetch page='1' count='5000'>${entity}</fetch>`,
    )
  })

  it('is paged, by its own page size or another', async () => {
    const cookie = '<cookie page="1"><accountid last="{X}" first="{Y}" /></cookie>'
    const service = new RecordingService(pageAnswer(rows(2), cookie), pageAnswer(rows(1)))
    const query = rawFetchXml(account, `<fetch count="2">${entity}</fetch>`)

    expect(await service.readAll(query)).toEqual([2, 1])
    expect(service.tags).toEqual([
      "<fetch page='1' count='2'>",
      "<fetch page='2' count='2' paging-cookie='&lt;cookie page=&quot;1&quot;&gt;&lt;accountid last=&quot;{X}&quot; first=&quot;{Y}&quot; /&gt;&lt;/cookie&gt;'>",
    ])
    expect(documentOf(query.pageSize(7))).toContain("<fetch page='1' count='7'>")
  })

  it('goes on where it stands', async () => {
    const service = new RecordingService(pageAnswer(rows(1), '<cookie page="3"/>'), pageAnswer([]))

    await service.readAll(
      rawFetchXml(account, `<fetch page="3" count="1" paging-cookie="&lt;a/&gt;">${entity}</fetch>`),
    )

    expect(service.tags).toEqual([
      "<fetch page='3' count='1' paging-cookie='&lt;a/&gt;'>",
      "<fetch page='4' count='1' paging-cookie='&lt;cookie page=&quot;3&quot;/&gt;'>",
    ])
  })

  it.each(['true', '1'])('is one page where it is an aggregate: %s', (aggregate) => {
    const query = rawFetchXml(account, `<fetch aggregate="${aggregate}">${entity}</fetch>`)

    expect(documentOf(query)).toContain(`<fetch aggregate='${aggregate}'>`)
    expect(query.top(1).read(pageAnswer(rows(2), undefined, true))).toEqual({ records: [{ name: 'A0' }] })
  })

  it('is paged as an aggregate too where it says so, and refused a page size where it does not', async () => {
    const paged = rawFetchXml(account, `<fetch aggregate="true" count="2">${entity}</fetch>`)
    const whole = rawFetchXml(account, `<fetch aggregate="true">${entity}</fetch>`)
    const service = new RecordingService(pageAnswer(rows(2), undefined, true), pageAnswer(rows(1)))

    expect(await service.readAll(paged)).toEqual([2, 1])
    expect(service.tags).toEqual([
      "<fetch aggregate='true' page='1' count='2'>",
      "<fetch aggregate='true' page='2' count='2'>",
    ])
    expect(documentOf(paged.pageSize(7))).toContain("page='1' count='7'")
    expect(() => whole.pageSize(7)).toThrow(
      new UsageError('An aggregate comes on one page: it takes no page size, unless the document has a count.'),
    )
    expect(() => whole.read(pageAnswer(rows(2), undefined, true))).toThrow(UnexpectedResponseError)
    expect(() => whole.top(6_000).read(pageAnswer(rows(2), undefined, true))).toThrow(UnexpectedResponseError)
  })

  it('is one page where it has a limit, which a lower one replaces', () => {
    const query = rawFetchXml(account, `<fetch top="3">${entity}</fetch>`)

    expect(documentOf(query)).toContain("<fetch top='3'>")
    expect(documentOf(query.pageSize(2))).toContain("<fetch top='3'>")
    expect(documentOf(query.top(5))).toContain("<fetch top='3'>")
    expect(documentOf(query.top(1))).toContain("<fetch top='1'>")
    expect(query.read(pageAnswer(rows(3), '<cookie page="1"/>'))).not.toHaveProperty('next')
  })

  it('can be limited, and counts where it says so', async () => {
    const counted = rawFetchXml(account, `<fetch returntotalrecordcount="true">${entity}</fetch>`)
    const answer = answerOf({ value: rows(1), '@Microsoft.Dynamics.CRM.totalrecordcount': 1 })

    expect(documentOf(rawFetchXml(account, `<fetch>${entity}</fetch>`).top(2))).toContain("<fetch top='2'>")
    expect(documentOf(counted.top(2))).toContain("<fetch returntotalrecordcount='true' page='1' count='2'>")
    expect(counted.read(answer)).toEqual({ records: [{ name: 'A0' }], count: 1 })
  })

  it('gives the records as they came', () => {
    const value = [{ name: 'A', versionnumber: 5 }]

    expect(rawFetchXml(account, `<fetch>${entity}</fetch>`).read(answerOf({ value })).records).toEqual([
      { name: 'A', versionnumber: 5 },
    ])
  })

  it('asks for annotations', () => {
    const query = rawFetchXml(account, `<fetch>${entity}</fetch>`)

    expect(query.formatted().headers['Prefer']).toContain('OData.Community.Display.V1.FormattedValue')
    expect(query.annotated('lookups').headers['Prefer']).toContain('Microsoft.Dynamics.CRM.lookuplogicalname')
    expect(() => query.annotated('all' as 'lookups')).toThrow(
      new UsageError("annotated takes 'lookups'; formatted() asks for formatted values."),
    )
  })

  it.each([
    ['', 'The FetchXML, line 1, column 1: document must contain a root element.'],
    ['<fetch>\n<entity name="account">\n</fetch>', 'The FetchXML, line 3, column 9: unexpected close tag.'],
    ['<fetch><entity name="account" name="a"/></fetch>', 'The FetchXML, line 1, column 41: duplicate attribute: name.'],
    [
      '<!DOCTYPE fetch><fetch/>',
      'The FetchXML, line 1, column 17: a document type is declared, which no FetchXML has.',
    ],
    ['<entity/>', 'The FetchXML, line 1, column 10: the root element is fetch.'],
    ['<fetch/>', 'The root of the FetchXML is no table, not account.'],
    ['<fetch><entity name="contact"/></fetch>', 'The root of the FetchXML is contact, not account.'],
    ['<fetch><x><entity name="account"/></x></fetch>', 'The root of the FetchXML is no table, not account.'],
    [`<fetch count="5001">${entity}</fetch>`, 'count of the FetchXML is a whole number from 1 to 5000.'],
    [`<fetch top="many">${entity}</fetch>`, 'top of the FetchXML is a whole number from 1 to 5000.'],
    [`<fetch page="0">${entity}</fetch>`, 'page of the FetchXML is a whole number above 0.'],
    [
      '<fetch>\n<entity name="account"><filter value="Smith & Sons"/></entity></fetch>',
      'The FetchXML, line 2, column 45: an & stands for itself as &amp; only, which xml`…` writes.',
    ],
    [
      '<fetch><!-- a & b --><entity name="account">&lt;<![CDATA[ & ]]></filter></entity></fetch>',
      'The FetchXML, line 1, column 73: unexpected close tag.',
    ],
    [
      '<fetch>\ud800</fetch>',
      'rawFetchXml takes text that XML can hold: no control characters, no half of a surrogate pair.',
    ],
  ])('is refused as %j', (text, message) => {
    expect(() => rawFetchXml(account, text)).toThrow(new UsageError(message))
  })
})
