import { account, opportunity } from 'dynamics365-crm/entities'
import { UnexpectedResponseError } from 'dynamics365-crm/errors'
import { count, fetchXml } from 'dynamics365-crm/fetchxml'
import { describe, expect, it } from 'vitest'
import { answerOf, pageAnswer, RecordingService, rows } from './service.js'

const names = fetchXml(account).select('name')
const pagingHeader = {
  Prefer: 'odata.include-annotations="Microsoft.Dynamics.CRM.fetchxmlpagingcookie,Microsoft.Dynamics.CRM.morerecords"',
}

function cookieOf(page: number, name: string): string {
  return `<cookie page="${page}"><name last="${name}" first="A" /><accountid last="{X}" first="{Y}" /></cookie>`
}

describe('paging', () => {
  it('counts its pages itself and gives back the cookie of the page before, to the end', async () => {
    const service = new RecordingService(
      pageAnswer(rows(2), cookieOf(1, 'B')),
      pageAnswer(rows(2), cookieOf(2, 'C')),
      pageAnswer(rows(1)),
    )

    expect(await service.readAll(names.pageSize(2))).toEqual([2, 2, 1])
    expect(service.tags).toEqual([
      "<fetch page='1' count='2'>",
      `<fetch page='2' count='2' paging-cookie='${escaped(cookieOf(1, 'B'))}'>`,
      `<fetch page='3' count='2' paging-cookie='${escaped(cookieOf(2, 'C'))}'>`,
    ])
    expect(service.headers).toEqual([pagingHeader, pagingHeader, pagingHeader])
  })

  it.each([
    ['a quote', 'O&quot;Neil', 'O&amp;quot;Neil'],
    ['an apostrophe', "O'Neil", 'O&apos;Neil'],
    ['an ampersand', 'A &amp; B', 'A &amp;amp; B'],
    ['an angle bracket', 'A &lt; B', 'A &amp;lt; B'],
    ['a percent sign', '50%', '50%'],
    ['what looks like an encoding', '%25%3c', '%25%3c'],
    ['a plus', 'A+B', 'A+B'],
    ['letters of the world', 'Čapek 北京 🏭', 'Čapek 北京 🏭'],
  ])('keeps a name with %s in the cookie', async (_, name, inDocument) => {
    const service = new RecordingService(pageAnswer(rows(2), cookieOf(1, name)), pageAnswer([]))

    await service.readAll(names.pageSize(2))

    expect(service.tags[1]).toContain(`&lt;name last=&quot;${inDocument}&quot; first=&quot;A&quot; /&gt;`)
  })

  it('reads the cookie of the documentation', async () => {
    const cookie =
      '<cookie pagenumber="2" pagingcookie="%253ccookie%2520page%253d%25221%2522%253e%253ccontactid%2520last%253d%2522%257bX%257d%2522%2520%252f%253e%253c%252fcookie%253e" istracking="False" />'
    const first = answerOf({
      value: rows(1),
      '@Microsoft.Dynamics.CRM.fetchxmlpagingcookie': cookie,
      '@Microsoft.Dynamics.CRM.morerecords': true,
    })
    const service = new RecordingService(first, pageAnswer([]))

    await service.readAll(names.pageSize(1))

    expect(service.tags[1]).toBe(
      `<fetch page='2' count='1' paging-cookie='${escaped('<cookie page="1"><contactid last="{X}" /></cookie>')}'>`,
    )
  })

  it('goes by the number alone where there is no cookie', async () => {
    const service = new RecordingService(pageAnswer(rows(2), undefined, true), pageAnswer(rows(1)))

    expect(await service.readAll(names.pageSize(2))).toEqual([2, 1])
    expect(service.tags[1]).toBe("<fetch page='2' count='2'>")
  })

  it('ends where the service says so, or says nothing', async () => {
    const body = { value: rows(2), '@Microsoft.Dynamics.CRM.morerecords': false }

    expect(names.read(answerOf(body))).not.toHaveProperty('next')
    expect(names.read(answerOf({ value: rows(2) }))).not.toHaveProperty('next')
    expect(names.read(pageAnswer(rows(2), cookieOf(1, 'B'), false))).not.toHaveProperty('next')
  })

  it('goes on after a page without records', async () => {
    const service = new RecordingService(pageAnswer([], cookieOf(1, 'B')), pageAnswer(rows(1)))

    expect(await service.readAll(names)).toEqual([0, 1])
  })

  it('has no link to keep', () => {
    expect(names.read(pageAnswer(rows(1), cookieOf(1, 'B')))).not.toHaveProperty('nextLink')
  })

  it.each(['<cookie', '<cookie pagingcookie="%25zz"/>'])('is refused with the broken cookie %s', (cookie) => {
    const answer = answerOf({
      value: [],
      '@Microsoft.Dynamics.CRM.fetchxmlpagingcookie': cookie,
      '@Microsoft.Dynamics.CRM.morerecords': true,
    })

    expect(() => names.read(answer)).toThrow(
      new UnexpectedResponseError('accounts.fetchXml was answered with a paging cookie that cannot be read.'),
    )
  })

  it.each([null, 'x', [], {}, { value: {} }])('is refused with the answer %j', (body) => {
    expect(() => names.read(answerOf(body))).toThrow(
      new UnexpectedResponseError('accounts.fetchXml was answered without a list of records.'),
    )
  })
})

describe('a limit', () => {
  it('is top where it fits into a page, and ends there', async () => {
    const service = new RecordingService(pageAnswer(rows(4), cookieOf(1, 'B')))

    expect(await service.readAll(names.top(4))).toEqual([4])
    expect(service.tags).toEqual(["<fetch top='4'>"])
  })

  it('is refused where the service gives a part of it, because it cannot be read on', () => {
    expect(() => names.top(4).read(pageAnswer(rows(3), cookieOf(1, 'B')))).toThrow(
      new UnexpectedResponseError(
        'accounts.fetchXml was answered with a part of its records only: read it with a page size instead of a limit.',
      ),
    )
  })

  it('is read in pages where it does not, and reading stops in time', async () => {
    const service = new RecordingService(pageAnswer(rows(2), cookieOf(1, 'B')), pageAnswer(rows(2), cookieOf(2, 'C')))

    expect(await service.readAll(names.pageSize(2).top(3))).toEqual([2, 1])
    expect(service.tags[0]).toBe("<fetch page='1' count='2'>")
  })

  it('above 5,000 is read in pages of 5,000', () => {
    expect(decodeURIComponent(names.top(5_000).path)).toContain("<fetch top='5000'>")
    expect(decodeURIComponent(names.top(5_001).path)).toContain("<fetch page='1' count='5000'>")
  })
})

describe('the total count', () => {
  const counted = names.returnTotalRecordCount()

  it('is asked for, and stands on the page', () => {
    const answer = answerOf({
      value: rows(1),
      '@Microsoft.Dynamics.CRM.totalrecordcount': 5_000,
      '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded': true,
    })

    expect(decodeURIComponent(counted.path)).toContain("<fetch returntotalrecordcount='true' page='1' count='5000'>")
    expect(counted.headers['Prefer']).toContain(
      'Microsoft.Dynamics.CRM.totalrecordcount,Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded',
    )
    expect(counted.read(answer)).toMatchObject({ count: 5_000, limited: true })
    expect(names.read(answer)).not.toHaveProperty('count')
  })

  it('is asked for once: that of the first page is that of all', async () => {
    const counting = answerOf({
      ...(pageAnswer(rows(1), cookieOf(1, 'B')).body as object),
      '@Microsoft.Dynamics.CRM.totalrecordcount': 2,
    })
    const service = new RecordingService(counting, pageAnswer(rows(1)))

    await service.readAll(counted.pageSize(1))

    expect(service.tags[0]).toBe("<fetch returntotalrecordcount='true' page='1' count='1'>")
    expect(service.tags[1]).toContain("<fetch page='2' count='1' paging-cookie=")
    expect(service.headers[1]).toEqual(pagingHeader)
  })

  it('is absent where the service has not counted', () => {
    expect(counted.read(answerOf({ value: [], '@Microsoft.Dynamics.CRM.totalrecordcount': -1 }))).toEqual({
      records: [],
    })
  })

  it('makes a limit a page, because the service does not count with top', async () => {
    const service = new RecordingService(pageAnswer(rows(3), cookieOf(1, 'B')))

    expect(await service.readAll(counted.top(3))).toEqual([3])
    expect(service.tags).toEqual(["<fetch returntotalrecordcount='true' page='1' count='3'>"])
  })
})

describe('an aggregate', () => {
  const groups = fetchXml(opportunity).aggregate({ n: count() }).groupBy({ step: 'stepname' })

  it('is one page', () => {
    expect(decodeURIComponent(groups.path)).toContain("<fetch aggregate='true'>")
    expect(groups.top(2).read(pageAnswer([{ n: 1 }, { n: 2 }], undefined, true))).not.toHaveProperty('next')
  })

  it.each([
    ['without a limit', groups],
    ['with a limit that no page holds', groups.top(6_000)],
    ['with a limit that it did not reach', groups.top(2)],
  ])('is refused where it came in part: %s', (_, query) => {
    expect(() => query.read(pageAnswer([{ n: 1 }], undefined, true))).toThrow(
      new UnexpectedResponseError('opportunities.fetchXml was answered with a part of its groups only: ask for fewer.'),
    )
  })
})

describe('annotations', () => {
  it('are asked for beside those of paging', () => {
    expect(names.formatted().headers['Prefer']).toBe(
      'odata.include-annotations="OData.Community.Display.V1.FormattedValue,Microsoft.Dynamics.CRM.fetchxmlpagingcookie,Microsoft.Dynamics.CRM.morerecords"',
    )
    expect(names.formatted().annotated('lookups').formatted().headers['Prefer']).toContain(
      'Microsoft.Dynamics.CRM.lookuplogicalname',
    )
  })
})

function escaped(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
