import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { startExample } from './start-example.js'

describe('an example', { timeout: 30_000 }, () => {
  it('adds up the pipeline page by page', async () => {
    const program = startExample('pipeline-query.ts')

    expect(await text(program.stdout)).toBe(
      '307 open opportunities on 4 pages: 6 owners, 164 accounts, 10,445,998 weighted\n',
    )
  })

  it('takes a lead to a paid invoice', async () => {
    const program = startExample('lead-to-cash.ts')

    expect((await text(program.stdout)).split('\n')).toEqual([
      ...['qualified', 'lineAdded', 'lineAdded', 'quoteCreated', 'quoted', 'quoteClosed', 'revisionCreated', 'revised'],
      ...['ordered', 'won', 'fulfilled', 'invoiced', 'paid'],
      'Installation: $641.25',
      'Pump: $7,019.97',
      'Complete: $7,334.16',
      '',
    ])
  })

  it('moves an opportunity along its flow', async () => {
    const program = startExample('move-along-the-flow.ts')

    expect((await text(program.stdout)).split('\n')).toEqual([
      'Qualify > Develop > Propose > Close',
      ...['at Develop', 'at Propose', 'at Close', 'back at Propose', 'finished at 4-Close', ''],
    ])
  })

  it('takes an e-mail to a solved case', async () => {
    const program = startExample('case-to-resolution.ts')

    expect((await text(program.stdout)).split('\n')).toEqual([
      '1 waiting, 0 time limits',
      'picked: Gear unit makes noise',
      'sent: Re: Gear unit makes noise',
      'state 1 with email, email, incidentresolution, note, task',
      'Bearing replaced, 90 minutes',
      '',
    ])
  })

  it('gives out what waits, escalates what is nearly late, and shows a company from all sides', async () => {
    const program = startExample('service-desk.ts')

    expect((await text(program.stdout)).split('\n')).toEqual([
      '3 given out, next is worker 2',
      expect.stringMatching(/^[1-9]\d* cases escalated, 0 not$/),
      '3 cases, 0 contacts, 0 activities',
      '',
    ])
  })

  it('says what the environment lacks before anything is sent', async () => {
    const program = startExample('pipeline-query.ts', {
      DATAVERSE_URL: 'https://contoso.crm.dynamics.com',
      AZURE_TENANT_ID: '11111111-2222-4333-8444-555555555555',
      AZURE_CLIENT_ID: '',
      AZURE_CLIENT_SECRET: '',
    })
    const [printed, [status]] = await Promise.all([text(program.stderr), once(program, 'exit')])

    expect(status).toBe(1)
    expect(printed).toContain('clientId is missing')
    expect(printed).toContain('clientSecret is missing')
    expect(printed).not.toContain('tenantId is missing')
  })
})
