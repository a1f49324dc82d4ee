import { ref } from 'dynamics365-crm'
import {
  bulkDelete,
  bulkDetectDuplicates,
  executeCosmosSqlQuery,
  formatAddress,
  getAutoNumberSeed,
  getNextAutoNumberValue,
  getTimeZoneCodeByLocalizedName,
  localTimeFromUtcTime,
  publishDuplicateRule,
  retrieveDuplicates,
  setAutoNumberSeed,
  unpublishDuplicateRule,
  utcTimeFromLocalTime,
} from 'dynamics365-crm/actions'
import { account } from 'dynamics365-crm/entities'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'

function answer(body: unknown) {
  return { status: 200, headers: new Headers(), body }
}

function decoded({ path }: { readonly path: unknown }): string {
  return decodeURIComponent(String(path))
}

describe('deleting in bulk', () => {
  it('sends all that is required, also what is empty', () => {
    const startDateTime = new Date('2026-03-02T10:00:00Z')
    const { path, body, read } = bulkDelete({ jobName: 'Old', querySet: [{ EntityName: 'fax' }], startDateTime })

    expect(path).toBe('BulkDelete')
    expect(body).toEqual({
      QuerySet: [{ '@odata.type': '#Microsoft.Dynamics.CRM.QueryExpression', EntityName: 'fax' }],
      JobName: 'Old',
      SendEmailNotification: false,
      ToRecipients: [],
      CCRecipients: [],
      RecurrencePattern: '',
      StartDateTime: expect.stringMatching(/^2026-03-02T10:00:00/),
    })
    expect(read(answer({ JobId: id }))).toEqual({ jobId: id })
    expect(() => read(answer({}))).toThrow(UnexpectedResponseError)
  })

  it('names what is deleted', () => {
    expect(() => bulkDelete({ jobName: 'Old', querySet: [] })).toThrow(UsageError)
    expect(() => bulkDelete({ jobName: 'Old', querySet: [{}] })).toThrow(UsageError)
  })
})

describe('duplicates', () => {
  it('are asked for by the row itself', () => {
    const operation = retrieveDuplicates({ record: ref(account, id), top: 10 })

    expect(decoded(operation)).toContain(`"@odata.type":"Microsoft.Dynamics.CRM.account","accountid":"${id}"`)
    expect(decoded(operation)).toContain("'account'")
    expect(decoded(operation)).toContain('"PageNumber":1,"Count":10')
    expect(() => retrieveDuplicates({ record: ref(account, id), top: 0 })).toThrow(UsageError)
  })

  it('have rules that are published, and jobs', () => {
    const publish = publishDuplicateRule({ duplicateRuleId: id })
    const query = { '@odata.type': '#Microsoft.Dynamics.CRM.QueryExpression', EntityName: 'account' } as const

    expect(publish.path).toBe(`duplicaterules(${id})/Microsoft.Dynamics.CRM.PublishDuplicateRule`)
    expect(publish.read(answer({ asyncoperationid: id }))).toEqual({ asyncOperationId: id })
    expect(() => publish.read(answer({}))).toThrow(UnexpectedResponseError)
    expect(unpublishDuplicateRule({ duplicateRuleId: id }).body).toEqual({ DuplicateRuleId: id })
    expect(bulkDetectDuplicates({ jobName: 'All', query, templateId: id }).body).toMatchObject({
      Query: query,
      TemplateId: id,
      ToRecipients: [],
    })
  })
})

describe('automatic numbers', () => {
  const column = { entityName: 'invoice', attributeName: 'invoicenumber' }

  it('are read and set by column', () => {
    expect(getAutoNumberSeed(column).read(answer({ AutoNumberSeedValue: 1000 }))).toBe(1000)
    expect(getNextAutoNumberValue(column).read(answer({ NextAutoNumberValue: 1001 }))).toBe(1001)
    expect(setAutoNumberSeed({ ...column, value: 5000 }).body).toEqual({
      EntityName: 'invoice',
      AttributeName: 'invoicenumber',
      Value: 5000,
    })
    expect(() => setAutoNumberSeed({ ...column, value: -1 })).toThrow(UsageError)
  })
})

describe('times', () => {
  it('go from and to the clock of a zone', () => {
    expect(decoded(localTimeFromUtcTime({ timeZoneCode: 110, utcTime: '2026-03-01T08:30:00Z' }))).toContain(
      '2026-03-01T08:30:00',
    )
    expect(decoded(utcTimeFromLocalTime({ timeZoneCode: 110, localTime: '2026-03-01T09:30:00' }))).toContain(
      'resourcegroups/Microsoft.Dynamics.CRM.UtcTimeFromLocalTime(',
    )
    expect(() => localTimeFromUtcTime({ timeZoneCode: -1, utcTime: '2026-03-01T08:30:00Z' })).toThrow(UsageError)
    expect(
      getTimeZoneCodeByLocalizedName({ localizedStandardName: 'W. Europe Standard Time' }).read(
        answer({ TimeZoneCode: 110 }),
      ),
    ).toBe(110)
  })
})

describe('an address', () => {
  it('has empty texts for what it lacks', () => {
    const operation = formatAddress({ city: 'Seattle' })

    expect(decoded(operation)).toContain("'Seattle'")
    expect(operation.read(answer({ Address: null }))).toBe('')
  })
})

describe('an elastic table', () => {
  it('is queried by pages', () => {
    const { read, ...operation } = executeCosmosSqlQuery({
      queryText: 'select * from c',
      entityLogicalName: 'new_reading',
      pageSize: 50,
    })

    expect(decoded(operation)).toContain('select * from c')
    expect(read(answer({ Result: [], HasMore: true, PagingCookie: 'c' }))).toEqual({
      result: [],
      hasMore: true,
      pagingCookie: 'c',
    })
    expect(read(answer({}))).toEqual({ result: undefined, hasMore: false, pagingCookie: undefined })
  })
})
