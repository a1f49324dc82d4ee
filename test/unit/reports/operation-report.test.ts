import { type OperationReportInput, operationReport } from 'dynamics365-crm/reports'
import { describe, expect, it } from 'vitest'
import { aDeal, aPipeline, asOf } from './deals.js'

const id = '0a0a0a0a-0000-4000-8000-00000000000a'
const input: OperationReportInput = {
  operation: 'Nightly import',
  time: asOf,
  orgUrl: 'https://contoso.crm4.dynamics.com',
  records: [{ kind: 'Account', name: 'North|wind', state: 'Created', id }],
  actions: [
    { action: 'QualifyLead', outcome: 'done', detail: 'account created' },
    { action: 'AddToQueue', outcome: 'skipped' },
  ],
  pipeline: aPipeline([aDeal()]),
}

describe('the report of an operation', () => {
  it('has its parts in order', () => {
    const headings = operationReport(input).match(/^#+ .*$/gm)

    expect(headings).toEqual([
      '# Operation report: Nightly import',
      '## Records',
      '## Actions',
      '## Pipeline',
      '### Weighted totals',
      '## Recommendations',
    ])
  })

  it('begins with the operation, the time and the cloud of the organization', () => {
    expect(operationReport(input)).toContain(
      '- Operation: Nightly import\n- Time: 2026-03-01T10:00:00.000Z\n- Organization: (redacted).crm4.dynamics.com\n',
    )
  })

  it.each([
    ['https://contoso.api.crm.dynamics.com', '(redacted).api.crm.dynamics.com'],
    ['https://contoso.crm.appsplatform.us', '(redacted).crm.appsplatform.us'],
    ['https://crm.contoso.com', '(redacted)'],
    ['http://127.0.0.1:8080', 'on this machine'],
    ['no URL', '(redacted)'],
  ])('shows of %s nothing that names the organization', (orgUrl, shown) => {
    expect(operationReport({ ...input, orgUrl })).toContain(`- Organization: ${shown}\n`)
  })

  it('holds no id unless it is asked for', () => {
    expect(operationReport(input)).not.toContain(id)
    expect(operationReport(input)).not.toContain('contoso')

    const open = operationReport({ ...input, showIdentifiers: true })
    expect(open).toContain(`| Account | North\\|wind | Created | ${id} |`)
    expect(open).toContain('- Organization: https://contoso.crm4.dynamics.com\n')
  })

  it('tells what came of each action', () => {
    expect(operationReport(input)).toContain('| QualifyLead | done | account created |\n| AddToQueue | skipped | – |')
  })
})
