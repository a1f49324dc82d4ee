import { createEmulator, type Emulator } from 'dynamics365-crm/emulator'
import { describe, expect, it } from 'vitest'
import { play } from '../../src/cli/demo/play.js'
import { terminal } from './terminal.js'

type Fetch = typeof globalThis.fetch
/** Answers instead of the emulator, or after it; undefined lets its answer through. */
type Interference = (request: Request, pass: () => Promise<Response>) => Promise<Response> | undefined

function open(interfere: Interference = () => undefined, seed: number | undefined = 5) {
  // It stands still: nothing comes due meanwhile.
  const openedAt = new Date()
  const emulator = createEmulator({ clock: () => openedAt, ...(seed === undefined ? {} : { seed }) })
  const requests: string[] = []
  const fetch: Fetch = async (input, init) => {
    const request = new Request(input, init)
    requests.push(`${request.method} ${new URL(request.url).pathname.split('/').slice(4).join('/')}`)
    return (await interfere(request, () => emulator.fetch(request.clone()))) ?? emulator.fetch(request)
  }
  const connection = { orgUrl: emulator.orgUrl, fetch, credential: async () => 'any', maxRetries: 0 }
  return { emulator, connection, requests }
}

function rowsIn(emulator: Emulator): readonly string[] {
  const { tables } = emulator.snapshot()
  return Object.entries(tables).flatMap(([table, rows]) => rows.map((row) => `${table} ${JSON.stringify(row)}`))
}

function refusal(status: number, code: string, message: string): Promise<Response> {
  return Promise.resolve(Response.json({ error: { code, message } }, { status }))
}

const plugIn = () => refusal(400, '0x80040265', 'Not on a Sunday.')

describe('what the demo makes', () => {
  it('is gone when the demo is over, and all else is as it was', async () => {
    const { emulator, connection } = open()
    const before = rowsIn(emulator)

    await play(connection, terminal())

    expect(rowsIn(emulator)).toEqual(before)
  })

  it('is deleted last thing first', async () => {
    const { connection, requests } = open()

    await play(connection, terminal())

    const deleted = requests.filter((line) => line.startsWith('DELETE ')).map((line) => /^DELETE (\w+)/.exec(line)?.[1])
    expect(deleted).toEqual([
      'incidentresolutions',
      'queueitems',
      'incidents',
      'opportunitycloses',
      'leadtoopportunitysalesprocesses',
      'opportunities',
      'contacts',
      'accounts',
      'leads',
    ])
  })

  it.each(['QualifyLead', 'WinOpportunity', 'AddToQueue', 'CloseIncident'])(
    'is gone after %s was refused',
    async (action) => {
      const { emulator, connection } = open(({ url }) => (url.endsWith(action) ? plugIn() : undefined))
      const before = rowsIn(emulator)
      const screen = terminal()

      await expect(play(connection, screen)).rejects.toThrow(`${action} was refused (400 0x80040265): a plug-in`)

      expect(rowsIn(emulator)).toEqual(before)
      expect(screen.told()).toMatch(/^failed: .*\nCleaned up: \d+ records deleted\.\n$/m)
      expect(screen.printed()).toBe('')
    },
  )

  it.each(['leads', 'QualifyLead', 'WinOpportunity', 'incidents', 'AddToQueue', 'CloseIncident'])(
    'is gone after the answer to a POST to %s was lost',
    async (end) => {
      const { emulator, connection } = open(({ method, url }, pass) =>
        method === 'POST' && new URL(url).pathname.endsWith(end)
          ? pass().then(() => Promise.reject(new TypeError('fetch failed')))
          : undefined,
      )
      const before = rowsIn(emulator)

      await expect(play(connection, terminal())).rejects.toThrow()

      expect(rowsIn(emulator)).toEqual(before)
    },
  )

  it('is gone after an interruption, which comes before the next step', async () => {
    const stop = new AbortController()
    const { emulator, connection, requests } = open(({ url }) => {
      if (url.endsWith('QualifyLead')) stop.abort()
      return undefined
    })
    const before = rowsIn(emulator)

    await expect(play(connection, terminal(), { signal: stop.signal })).rejects.toThrow('Interrupted.')

    expect(requests.some((line) => line.includes('PATCH'))).toBe(false)
    expect(rowsIn(emulator)).toEqual(before)
  })

  it('is listed where it cannot be deleted, after the report', async () => {
    const { connection } = open(({ method, url }) =>
      method === 'DELETE' && /\/(accounts|leads)\(/.test(url) ? plugIn() : undefined,
    )
    const screen = terminal()

    await expect(play(connection, screen)).rejects.toThrow('The demo left records behind')

    const told = screen.told()
    expect(screen.printed()).toMatch(/^# Operation report/)
    expect(told).toContain('Cleaned up: 7 records deleted.')
    expect(told).toMatch(/^Could not be deleted: accounts\([0-9a-f-]{36}\): accounts\.delete was refused .*a plug-in/m)
    expect(told).toMatch(/^Could not be deleted: leads\(/m)
  })

  it('is tried once more when something stood in its way', async () => {
    const { emulator, connection } = open(({ method, url }) => {
      const isHeld = method === 'DELETE' && url.includes('/incidentresolutions(') && cases(emulator) > seededCases
      return isHeld ? plugIn() : undefined
    })
    const seededCases = cases(emulator)
    const before = rowsIn(emulator)

    await play(connection, terminal())

    expect(rowsIn(emulator)).toEqual(before)
  })
})

function cases(emulator: Emulator): number {
  return emulator.snapshot().tables['incident']?.length ?? 0
}

describe('an organization without', () => {
  it('queues has the queue steps skipped, and the report says so', async () => {
    const { connection } = open(({ method, url }, pass) =>
      method === 'GET' && new URL(url).pathname.endsWith('/queues')
        ? pass().then(() => Response.json({ value: [] }))
        : undefined,
    )
    const screen = terminal()

    await play(connection, screen)

    const report = screen.printed()
    expect(report).toContain('| Queue the case | skipped | the organization has no public queue |')
    expect(report).toContain('| Pick the case | skipped | the case is in no queue |')
    expect(report).toMatch(/^\| Case \| .* \| Resolved \|$/m)
  })

  it('the sales process has its stages skipped, and nothing is left of the demo', async () => {
    const { connection } = open(({ url }) =>
      url.includes('/leadtoopportunitysalesprocesses')
        ? refusal(404, '0x80060888', "Resource not found for the segment 'leadtoopportunitysalesprocesses'.")
        : undefined,
    )
    const screen = terminal()

    await play(connection, screen)

    expect(screen.printed()).toContain(
      '| Move the opportunity | skipped | the opportunity has no row in the sales process |',
    )
    expect(screen.told()).toContain('Cleaned up: 8 records deleted.')
  })

  it('a company in it has a report of an empty pipeline', async () => {
    const emulator = createEmulator()
    const screen = terminal()

    await play({ orgUrl: emulator.orgUrl, fetch: emulator.fetch, credential: async () => 'any' }, screen)

    expect(screen.printed()).toContain('| Total | 0 | 0 | 0 |')
  })
})
