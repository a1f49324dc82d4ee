import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PassThrough } from 'node:stream'
import { createEmulator } from 'dynamics365-crm/emulator'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codegen } from '../../src/cli/codegen/codegen.js'
import type { CodegenFlags } from '../../src/cli/codegen/flags.js'
import { progressOn } from '../../src/cli/codegen/progress.js'
import { lead } from '../../src/metadata/lead.js'
import { opportunity } from '../../src/metadata/opportunity.js'
import { task } from '../../src/metadata/task.js'
import { csdl, definitions, type Organization, openOrganization } from './codegen-organization.js'
import { terminal } from './terminal.js'

const fromFiles: CodegenFlags = { metadata: ['metadata.xml', 'definitions.json'], out: 'generated' }

let folder: string
let organization: Organization | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'codegen-'))
  put('metadata.xml', csdl)
  put('definitions.json', JSON.stringify({ value: definitions }))
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await organization?.close()
  organization = undefined
})

function put(file: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}

function read(file: string): string {
  return readFileSync(join(folder, file), 'utf8')
}

function filesIn(name: string): readonly string[] {
  const entries = readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return files.map((entry) => join(entry.parentPath, entry.name).slice(join(folder, name).length + 1)).sort()
}

/** Path → text. */
function textsIn(name: string): ReadonlyMap<string, string> {
  return new Map(filesIn(name).map((file) => [file, read(join(name, file))]))
}

async function run(flags: CodegenFlags, screen = terminal(), environment: Readonly<Record<string, string>> = {}) {
  await codegen(flags, screen, { environment, folder })
  return screen.printed()
}

async function fail(flags: CodegenFlags, screen = terminal()): Promise<string> {
  const error = await run(flags, screen).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toMatchObject({ name: 'CommandError' })
  return error instanceof Error ? error.message : ''
}

describe('generating from files', () => {
  it('writes a module for each table and says so in one line', async () => {
    const printed = await run(fromFiles)

    expect(filesIn('generated')).toEqual(expect.arrayContaining(['entities/new_machine.ts', 'entities/new_site.ts']))
    expect(printed).toMatch(
      /^2 tables, \d+ operations?: \d+ files written, 0 unchanged, 0 removed in generated \(\d+\.\d s\)\n$/,
    )
  })

  it('gives the same for whole definitions and for those that RetrieveMetadataChanges answers', async () => {
    put('changes.json', JSON.stringify({ EntityMetadata: definitions }))
    await run(fromFiles)

    await run({ metadata: ['changes.json', 'metadata.xml'], out: 'again' })

    expect(textsIn('again')).toEqual(textsIn('generated'))
  })

  it('leaves out tables that the patterns do not name', async () => {
    await run({ ...fromFiles, tables: ['new_*', '!new_site'] })

    expect(filesIn('generated').filter((file) => /machine|site/.test(file))).toEqual(['entities/new_machine.ts'])
  })

  it('takes labels in the language that is asked for', async () => {
    await run({ ...fromFiles, language: 1031 })

    expect(read('generated/entities/new_machine.ts')).toContain('Bezeichnung')
    expect(read('generated/entities/new_machine.ts')).toContain('Drehbank')
  })

  it('writes JavaScript and declarations when that is asked for', async () => {
    await run({ ...fromFiles, emit: 'js' })

    expect(filesIn('generated').filter((file) => file.includes('machine'))).toEqual(
      expect.arrayContaining(['entities/new_machine.d.ts', 'entities/new_machine.js']),
    )
    expect(filesIn('generated').filter((file) => /(?<!\.d)\.ts$/.test(file))).toEqual([])
  })

  it('reads a file that Windows PowerShell wrote', async () => {
    put('metadata.xml', Buffer.from(`\uFEFF${csdl.replace('utf-8', 'utf-16')}`, 'utf16le'))

    expect(await run(fromFiles)).toMatch(/^2 tables/)
  })

  it('reads a file in UTF-16 of the other order', async () => {
    put('metadata.xml', Buffer.from(`\uFEFF${csdl.replace('utf-8', 'utf-16')}`, 'utf16le').swap16())

    expect(await run(fromFiles)).toMatch(/^2 tables/)
  })

  it('does not touch what is current, and removes what is not wanted any more', async () => {
    await run(fromFiles)
    const longAgo = new Date('2020-01-01T00:00:00Z')
    utimesSync(join(folder, 'generated/entities/new_machine.ts'), longAgo, longAgo)

    const printed = await run({ ...fromFiles, tables: ['new_machine'] })

    expect(printed).toMatch(/, 1 removed \(entities\/new_site\.ts\) in generated/)
    expect(filesIn('generated')).not.toContain('entities/new_site.ts')
    expect(await run({ ...fromFiles, tables: ['new_machine'] })).toMatch(/: 0 files written, \d+ unchanged, 0 removed/)
  })

  it('leaves what is current its time of change', async () => {
    await run(fromFiles)
    const longAgo = new Date('2020-01-01T00:00:00Z')
    utimesSync(join(folder, 'generated/entities/new_site.ts'), longAgo, longAgo)

    await run(fromFiles)

    expect(statSync(join(folder, 'generated/entities/new_site.ts')).mtime).toEqual(longAgo)
  })

  it('says nothing when it is to be quiet', async () => {
    const screen = terminal()

    await run({ ...fromFiles, quiet: true }, screen)

    expect(screen.told()).toBe('')
    expect(await run({ ...fromFiles, quiet: true })).toBe('')
  })

  it('shows a bar where somebody watches, and takes it away', async () => {
    const screen = terminal()
    const errors = Object.assign(new PassThrough(), { isTTY: true, columns: 80 })

    await run(fromFiles, { ...screen, errors } as never) // a terminal of a stream has these two more

    const told = String(errors.read())
    expect(told).toContain('Reading')
    expect(told).toContain('Generating')
    expect(told).toContain('Writing')
  })
})

it('leaves it to the command what a signal does, also while a bar is shown', async () => {
  const errors = Object.assign(new PassThrough(), { isTTY: true, columns: 80 })
  const listeners = () => ['SIGINT', 'SIGTERM'].map((signal) => process.listenerCount(signal))
  const before = listeners()

  const progress = await progressOn(errors, false)
  progress.begin('Reading', 1)
  const during = listeners()
  progress.end()

  expect(during).toEqual(before)
})

describe('generating from an organization', () => {
  it('gives the same as from its whole documents', async () => {
    organization = await openOrganization()
    await run(fromFiles)

    await run({ url: organization.url, out: 'live' })

    expect(textsIn('live')).toEqual(textsIn('generated'))
  })

  it('keeps what was answered, from which the same comes again', async () => {
    organization = await openOrganization()
    await run({ url: organization.url, out: 'live', save: 'kept' })

    await run({ metadata: ['kept/metadata.xml', 'kept/definitions.json'], out: 'again' })

    expect(textsIn('again')).toEqual(textsIn('live'))
  })

  it('sends two requests', async () => {
    organization = await openOrganization()

    await run({ url: organization.url, out: 'live' })

    expect(organization.requests.map((path) => path.split(/[?(]/)[0]).sort()).toEqual([
      '$metadata',
      'RetrieveMetadataChanges',
    ])
  })

  it('asks for the definitions of the named tables only, and in the language', async () => {
    organization = await openOrganization()

    await run({ url: organization.url, out: 'live', tables: ['new_machine', 'new_site', '!new_site'], language: 1031 })

    const query = JSON.parse(organization.requests.find((path) => path.startsWith('Retrieve'))?.split('@p1=')[1] ?? '')
    expect(query.Criteria).toEqual({
      FilterOperator: 'Or',
      Conditions: ['new_machine', 'new_site'].map((name) => ({
        PropertyName: 'LogicalName',
        ConditionOperator: 'Equals',
        Value: { Type: 'System.String', Value: name },
      })),
    })
    expect(query.LabelQuery).toEqual({ FilterLanguages: [1031] })
    expect(query.Properties.AllProperties).toBe(false)
  })

  it.each([
    ['a pattern', ['new_machine', 'new_s*']],
    ['more names than a URL holds', ['new_machine', ...Array.from({ length: 400 }, () => 'new_site')]],
  ])('asks for all definitions where the tables are given by %s', async (_, tables) => {
    organization = await openOrganization()

    await run({ url: organization.url, out: 'live', tables })

    expect(organization.requests.some((path) => path.includes('Criteria'))).toBe(false)
    expect(filesIn('live')).toEqual(expect.arrayContaining(['entities/new_machine.ts', 'entities/new_site.ts']))
  })

  it('finds the tables of solutions, page by page', async () => {
    organization = await openOrganization()

    await run({ url: organization.url, out: 'live', tables: ['solution:factory', 'solution:Sites'] })

    expect(filesIn('live')).toEqual(expect.arrayContaining(['entities/new_machine.ts', 'entities/new_site.ts']))
    expect(organization.requests.filter((path) => path.startsWith('solutioncomponents'))).toEqual([
      "solutioncomponents?$select=objectid&$filter=componenttype eq 1 and (solutionid/uniquename eq 'factory' or solutionid/uniquename eq 'Sites')&$expand=solutionid($select=uniquename)",
      expect.stringContaining('&at=1'),
    ])
  })

  it('leaves out the tables of a solution that is taken away', async () => {
    organization = await openOrganization()

    await run({ url: organization.url, out: 'live', tables: ['new_*', '!solution:Sites'] })

    expect(filesIn('live').filter((file) => /machine|site/.test(file))).toEqual(['entities/new_machine.ts'])
  })

  it('names a solution that is not there', async () => {
    organization = await openOrganization()

    expect(await fail({ url: organization.url, out: 'live', tables: ['solution:Nothing'] })).toContain(
      'no solution Nothing',
    )
  })

  it.each([
    [['new_machine', 'new_site'], 'new_site'],
    [undefined, 'new_site'],
  ])('names a table of %j that it has no definition of, and generates nothing', async (tables, missing) => {
    const [machine] = definitions
    organization = await openOrganization({
      RetrieveMetadataChanges: { status: 200, body: { EntityMetadata: [machine] } },
    })

    const flags = { url: organization.url, out: 'live', ...(tables && { tables }) }

    expect(await fail(flags)).toBe(
      `The organization gave no definition of ${missing}. Leave out with '!' what is not needed.`,
    )
    expect(readdirSync(folder)).not.toContain('live')
  })

  it('does without the definitions of tables that are not wanted', async () => {
    const [machine] = definitions
    organization = await openOrganization({
      RetrieveMetadataChanges: { status: 200, body: { EntityMetadata: [machine] } },
    })

    expect(await run({ url: organization.url, out: 'live', tables: ['new_*', '!new_site'] })).toMatch(/^1 table,/)
  })

  it('names the host where nothing answers', async () => {
    const { url, close } = await openOrganization()
    await close()

    expect(await fail({ url, out: 'live' })).toMatch(
      /^127\.0\.0\.1:\d+: \S+ was not sent: the organization cannot be reached/,
    )
  })

  it('names what was refused, and generates nothing from the rest', async () => {
    organization = await openOrganization({
      RetrieveMetadataChanges: {
        status: 403,
        body: { error: { code: '0x80040220', message: 'Principal user is missing prvReadEntity privilege' } },
      },
    })

    const reason = await fail({ url: organization.url, out: 'live' })

    expect(reason).toMatch(
      /^The definitions of tables, .* RetrieveMetadataChanges was refused \(403 0x80040220\): .*prvReadEntity/,
    )
    expect(readdirSync(folder)).not.toContain('live')
  })

  it('asks for a service principal where the organization is on no emulator', async () => {
    await expect(
      run({ url: 'https://contoso.crm.dynamics.com', out: 'live' }, terminal(), { AZURE_TENANT_ID: 'tenant' }),
    ).rejects.toThrow('to reach an organization: AZURE_CLIENT_ID, AZURE_CLIENT_SECRET.')
  })

  it('ends with the reason when it is interrupted', async () => {
    organization = await openOrganization()
    const around = { environment: {}, folder, signal: AbortSignal.abort() }

    await expect(codegen({ url: organization.url, out: 'live' }, terminal(), around)).rejects.toMatchObject({
      kind: 'transport',
    })

    expect(readdirSync(folder)).not.toContain('live')
  })
})

it('writes nothing when it is interrupted', async () => {
  const around = { environment: {}, folder, signal: AbortSignal.abort() }

  await expect(codegen(fromFiles, terminal(), around)).rejects.toThrow('Interrupted: nothing was written.')

  expect(readdirSync(folder)).not.toContain('generated')
})

describe('a configuration file', () => {
  it.each([
    [
      'd365.config.ts',
      "import { defineConfig } from 'dynamics365-crm/codegen'\nconst out: string = 'generated'\nexport default defineConfig({ metadata: ['metadata.xml', 'definitions.json'], out })",
    ],
    ['d365.config.mjs', "export default { metadata: ['metadata.xml', 'definitions.json'], out: 'generated' }"],
    ['d365.config.js', "module.exports = { metadata: ['metadata.xml', 'definitions.json'], out: 'generated' }"],
    ['d365.config.json', '{ "metadata": ["metadata.xml", "definitions.json"], "out": "generated" }'],
  ])('is found as %s', async (name, text) => {
    put(name, text)

    expect(await run({})).toMatch(/^2 tables/)
  })

  it('loses against flags', async () => {
    put('d365.config.json', '{ "metadata": "nowhere.xml", "out": "nowhere", "tables": ["new_site"], "emit": "js" }')

    await run({ ...fromFiles, tables: ['new_machine'], emit: 'ts' })

    expect(filesIn('generated').filter((file) => /machine|site/.test(file))).toEqual(['entities/new_machine.ts'])
  })

  it('has paths that start from its own folder', async () => {
    put('project/d365.config.json', '{ "metadata": "../metadata.xml", "out": "src/generated" }')

    await run({ config: 'project/d365.config.json' })

    expect(filesIn('project/src/generated')).toContain('entities/new_machine.ts')
  })

  it.each<[string, Readonly<Record<string, string>>, CodegenFlags, string]>([
    ['that is not there', {}, { config: 'other.ts' }, 'There is no other.ts here.'],
    [
      'that cannot be told from another',
      { 'd365.config.ts': '', 'd365.config.json': '{}' },
      {},
      'd365.config.ts and d365.config.json are both here: say which with --config.',
    ],
    [
      'with a key that there is not',
      { 'd365.config.json': '{ "tabels": [] }' },
      {},
      'd365.config.json: there is no key tabels: is tables meant?',
    ],
    [
      'that throws',
      { 'd365.config.mjs': "throw new Error('not today')" },
      {},
      'd365.config.mjs cannot be loaded: not today',
    ],
    ['that is no JSON', { 'd365.config.json': '{ "out": ' }, {}, 'd365.config.json cannot be loaded: '],
    ['without an export', { 'd365.config.ts': 'export const out = 1' }, {}, 'd365.config.ts: '],
  ])('%s is refused', async (_, files, flags, reason) => {
    for (const [name, text] of Object.entries(files)) put(name, text)

    const message = await fail({ out: 'generated', ...flags })

    expect(message).toContain(reason)
    expect(message).not.toContain('\n')
  })
})

describe('what cannot be generated', () => {
  it.each<[CodegenFlags, string]>([
    [{ out: 'generated' }, 'Generate from what? Give --url of an organization or --metadata files'],
    [{ metadata: ['metadata.xml'] }, 'Generate where to? Give --out with a folder'],
    [{ ...fromFiles, url: 'https://contoso.crm.dynamics.com' }, 'Give --url or --metadata, not both.'],
    [{ ...fromFiles, metadata: ['nowhere.xml'] }, 'nowhere.xml cannot be read: no such file or directory (ENOENT).'],
    [{ ...fromFiles, metadata: ['.'] }, '. cannot be read: illegal operation on a directory (EISDIR).'],
    [{ ...fromFiles, metadata: ['latin1.json'] }, 'latin1.json cannot be read: it is no text in UTF-8.'],
    [{ ...fromFiles, metadata: ['large.json'] }, 'large.json cannot be read: it is larger than 512 MB.'],
    [{ ...fromFiles, out: '' }, '--out is empty: give a folder; . is this one.'],
    [{ ...fromFiles, save: 'kept' }, 'There is nothing to --save'],
    [{ ...fromFiles, config: '' }, '--config is empty: give a file.'],
    [{ ...fromFiles, tables: ['new_site', '!new_site'] }, 'nothing is left of new_site, !new_site.'],
    [{ ...fromFiles, metadata: ['login.html'] }, 'login.html: '],
    [{ ...fromFiles, metadata: ['half.xml'] }, 'half.xml: '],
    [{ ...fromFiles, tables: ['new_machin'] }, 'new_machine'],
    [{ ...fromFiles, tables: ['solution:Factory'] }, 'What is in a solution is known with --url only.'],
  ])('is said in one line, and nothing is written: %j', async (flags, reason) => {
    put('login.html', '<!DOCTYPE html><html><body>Sign in</body></html>')
    put('half.xml', csdl.slice(0, csdl.length / 2))
    put('latin1.json', Buffer.from('{"LogicalName":"gerät"}', 'latin1'))
    put('large.json', '')
    truncateSync(join(folder, 'large.json'), 513 * 2 ** 20)

    const message = await fail(flags)

    expect(message).toContain(reason)
    expect(message).not.toContain('\n')
    expect(readdirSync(folder)).not.toContain('generated')
  })

  it('does not overwrite a file of the user', async () => {
    put('generated/entities/new_site.ts', 'export {}\n')

    expect(await fail(fromFiles)).toContain('was not written by the generator')

    expect(filesIn('generated')).toEqual(['entities/new_site.ts'])
  })
})

describe('checking', () => {
  it('is content with what is current', async () => {
    await run(fromFiles)

    expect(await run({ ...fromFiles, check: true })).toMatch(/^generated is current: \d+ files\.\n$/)
  })

  it('fails with a diff of what is stale and the command that mends it, and writes nothing', async () => {
    await run(fromFiles)
    put('generated/entities/new_site.ts', read('generated/entities/new_site.ts').replace('new_sites', 'sites'))
    rmSync(join(folder, 'generated/entities/new_machine.ts'))
    const before = textsIn('generated')
    const screen = terminal()

    const message = await fail({ ...fromFiles, tables: ['new_*'], check: true }, screen)

    expect(message).toBe(
      "2 files in generated are stale. Run: d365 codegen --metadata metadata.xml definitions.json --out generated --tables 'new_*'",
    )
    const printed = screen.printed()
    expect(printed).toMatch(/^--- entities\/new_site\.ts\tas it is$/m)
    expect(printed).toMatch(/^-.* entity set `sites`/m)
    expect(printed).toMatch(/^\+.* entity set `new_sites`/m)
    expect(printed).toContain('entities/new_machine.ts: missing')
    expect(textsIn('generated')).toEqual(before)
  })
})

it('gives back, from the emulator, what the library knows of its own tables', async () => {
  const emulator = await createEmulator().listen()
  try {
    put('d365.config.json', '{ "out": "generated", "emit": "js", "facts": true }')

    await run({ url: emulator.url, tables: ['lead', 'opportunity', 'task'], actions: ['QualifyLead'] })

    const columns = await Promise.all(['lead', 'opportunity', 'task'].map(generatedColumns))
    expect(columns).toEqual([lead.columns, opportunity.columns, task.columns])
    expect(filesIn('generated').filter((file) => /qualify/i.test(file))).toHaveLength(2)
  } finally {
    await emulator.close()
  }
})

async function generatedColumns(table: string): Promise<unknown> {
  const module = await import(join(folder, `generated/metadata/${table}.js`))
  return module[table].columns
}
