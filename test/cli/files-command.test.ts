import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { createEmulator } from 'dynamics365-crm/emulator'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainEnvironment } from '../fixtures/plain-environment.js'

const main = new URL('../../src/cli/main.ts', import.meta.url).pathname
const loader = import.meta.resolve('tsx')
const timeout = 60_000

let folder: string
let ends: (() => Promise<void>)[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'))
  ends = [async () => rmSync(folder, { recursive: true })]
})
afterEach(async () => {
  for (const end of ends.reverse()) await end()
})

async function organization(): Promise<string> {
  const { url, close } = await createEmulator().listen()
  ends.push(close)
  return url
}

/** Answers every query with so many records, page after page. */
async function endless(pages: number, pageSize: number): Promise<string> {
  const filler = 'x'.repeat(1_000)
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost')
    response.setHeader('Content-Type', 'application/json')
    if (url.pathname.endsWith('WhoAmI')) {
      const id = '11111111-0000-0000-0000-000000000001'
      response.end(JSON.stringify({ UserId: id, BusinessUnitId: id, OrganizationId: id }))
      return
    }
    const page = Number(url.searchParams.get('page') ?? 0)
    const value = Array.from({ length: pageSize }, (_, at) => ({
      subject: `${page * pageSize + at}`,
      description: filler,
    }))
    const next = `http://${request.headers.host}${url.pathname}?page=${page + 1}`
    response.end(JSON.stringify({ value, ...(page + 1 < pages && { '@odata.nextLink': next }) }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  ends.push(async () => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

interface Run {
  readonly url: string
  readonly typed?: string
  /** In megabytes. */
  readonly heap?: number
}

function start(args: readonly string[], { url, heap }: Run) {
  const limits = heap === undefined ? [] : [`--max-old-space-size=${heap}`]
  return spawn(process.execPath, [...limits, '--import', loader, main, ...args], {
    cwd: folder,
    env: { ...plainEnvironment, DATAVERSE_URL: url },
  })
}

async function d365(args: readonly string[], run: Run) {
  const program = start(args, run)
  // It may end before it has read everything.
  program.stdin.on('error', () => {})
  program.stdin.end(run.typed ?? '')
  return endOf(program)
}

async function endOf(program: ReturnType<typeof start>) {
  const [stdout, stderr, [status]] = await Promise.all([
    text(program.stdout),
    text(program.stderr),
    once(program, 'exit'),
  ])
  return { status, stdout, stderr }
}

describe('d365 import and export', { timeout }, () => {
  it('move records through a pipe', async () => {
    const url = await organization()
    const rows = '{"subject":"A","lastname":"Smith"}\n{"subject":"B","lastname":"Lee"}\n'

    const imported = await d365(['import', 'lead', '-', '--format', 'ndjson'], { url, typed: rows })
    const exported = await d365(['export', 'leads?$select=subject&$orderby=subject', '--out', '-', '--format', 'csv'], { url }) // biome-ignore format: one line

    expect(imported).toMatchObject({ status: 0, stderr: '' })
    expect(imported.stdout).toMatch(/^input → lead: 2 rows read: 2 created, 0 refused \(\d+\.\d s\)\n$/)
    expect(exported).toMatchObject({ status: 0, stderr: '' })
    expect(exported.stdout.replace(/[0-9a-f-]{36}/g, 'id')).toBe('subject,leadid\nA,id\nB,id\n')
  })

  it('end with exit code 1 when a row was refused', async () => {
    const url = await organization()
    writeFileSync(join(folder, 'leads.csv'), 'Topic,Nachname,Revenue\nA,Smith,1\nB,Lee,many\n')
    const flags = ['--map', 'Nachname=lastname,Revenue=revenue', '--rejects', 'rejects.csv']

    const { status, stdout, stderr } = await d365(['import', 'lead', 'leads.csv', ...flags], { url })

    expect({ status, stderr }).toEqual({ status: 1, stderr: '1 row of 2 refused.\n' })
    expect(stdout).toContain('2 rows read: 1 created, 1 refused, in rejects.csv')
    expect(readFileSync(join(folder, 'rejects.csv'), 'utf8')).toMatch(/\nB,Lee,many,3,/)
  })

  it.skipIf(process.platform === 'win32').each(['SIGKILL', 'SIGINT'] as const)(
    'go on after %s where they were, when there is a checkpoint',
    async (signal) => {
      const emulator = createEmulator()
      const { url, close } = await emulator.listen()
      ends.push(close)
      const stored = () => (emulator.snapshot().tables['lead'] ?? []).map(({ subject }) => String(subject))
      const subjects = Array.from({ length: 1_000 }, (_, at) => `Lead ${at}`)
      writeFileSync(join(folder, 'leads.csv'), `subject,lastname\n${subjects.map((one) => `${one},Smith\n`).join('')}`)
      const flags = ['--checkpoint', 'done.txt', '--batch-size', '10', '--parallel', '2']
      emulator.faults.add({ latencyInMs: 30 })

      const program = start(['import', 'lead', 'leads.csv', ...flags], { url })
      const end = endOf(program)
      while (stored().length < 100) await setTimeout(10)
      program.kill(signal)
      const first = await end
      const between = stored().length
      const second = await d365(['import', 'lead', 'leads.csv', ...flags], { url })

      expect(first.status).toBe(signal === 'SIGINT' ? 1 : null)
      if (signal === 'SIGINT') expect(first.stdout).toContain(`${between} created, `)
      expect(between).toBeLessThan(1_000)
      expect(second).toMatchObject({ status: 0, stderr: '' })
      expect(second.stdout).toContain('1,000 rows read: 1,000 created, 0 refused')
      expect(stored().sort()).toEqual(subjects.toSorted())
    },
  )

  it('read no more of the input when its header is wrong', async () => {
    const typed = `Nonsense\n${'a\n'.repeat(500_000)}`

    const { status, stderr } = await d365(['import', 'lead', '-', '--format', 'csv'], {
      url: 'http://localhost:9',
      typed,
    })

    expect(status).toBe(1)
    expect(stderr).toContain('lead has no column "Nonsense"')
  })

  it('write 100,000 records in little memory', async () => {
    const url = await endless(20, 5_000)

    const { status, stderr } = await d365(['export', 'leads', '--out', 'leads.csv'], { url, heap: 128 })

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const written = readFileSync(join(folder, 'leads.csv'), 'utf8')
    expect(written.length).toBeGreaterThan(100_000_000)
    expect(written.trimEnd().split('\n')).toHaveLength(100_001)
  })

  it('read 100,000 rows in little memory', async () => {
    const url = await organization()
    const rows = Array.from({ length: 100_000 }, (_, at) => `Lead ${at},Smith,${'x'.repeat(1_000)}`)
    writeFileSync(join(folder, 'leads.csv'), `subject,lastname,description\n${rows.join('\n')}\n`)

    const { status, stdout } = await d365(['import', 'lead', 'leads.csv', '--dry-run'], { url, heap: 128 })

    expect({ status, stdout: stdout.replace(/\d+\.\d s/, '…') }).toEqual({
      status: 0,
      stdout: 'leads.csv → lead: 100,000 rows read: 100,000 would be sent, 0 refused (…)\n',
    })
  })
})
