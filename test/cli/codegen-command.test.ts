import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainEnvironment } from '../fixtures/plain-environment.js'
import { csdl } from './codegen-organization.js'

const main = new URL('../../src/cli/main.ts', import.meta.url).pathname
const loader = import.meta.resolve('tsx')
const timeout = 30_000

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'codegen-'))
  writeFileSync(join(folder, 'metadata.xml'), csdl)
})
afterEach(() => rmSync(folder, { recursive: true }))

type Program = ChildProcessByStdio<null, Readable, Readable>

function start(...args: readonly string[]): Program {
  return spawn(process.execPath, ['--import', loader, main, ...args], {
    cwd: folder,
    env: plainEnvironment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function d365(...args: readonly string[]) {
  return endOf(start(...args))
}

async function endOf(program: Program) {
  const [stdout, stderr, [status]] = await Promise.all([
    text(program.stdout),
    text(program.stderr),
    once(program, 'exit'),
  ])
  return { status, stdout, stderr }
}

describe('d365 codegen', { timeout }, () => {
  it('generates, and is content with it afterwards', async () => {
    const flags = ['codegen', '--metadata', 'metadata.xml', '--out', 'generated']

    const generated = await d365(...flags)
    const checked = await d365(...flags, '--check')

    expect(generated).toMatchObject({ status: 0, stderr: '' })
    expect(generated.stdout).toMatch(/^2 tables, .* in generated \(\d+\.\d s\)\n$/)
    expect(checked).toMatchObject({ status: 0, stderr: '' })
  })

  it('fails with exit code 1 when something is stale', async () => {
    const { status, stderr } = await d365('codegen', '--metadata', 'metadata.xml', '--out', 'generated', '--check')

    expect(status).toBe(1)
    expect(stderr).toMatch(
      /^\d+ files in generated are stale\. Run: d365 codegen --metadata metadata\.xml --out generated\n$/,
    )
    expect(readdirSync(folder)).toEqual(['metadata.xml'])
  })

  it.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM'] as const)(
    'writes nothing when %s comes while it generates',
    async (signal) => {
      const properties = Array.from({ length: 40 }, (_, at) => `<Property Name="new_p${at}" Type="Edm.String" />`)
      const types = Array.from({ length: 1_500 }, (_, at) => `<EntityType Name="new_t${at}">${properties.join('')}</EntityType>`) // biome-ignore format: one line
      const sets = types.map((_, at) => `<EntitySet Name="new_t${at}s" EntityType="mscrm.new_t${at}" />`)
      execFileSync('mkfifo', [join(folder, 'large.xml')])
      const program = start('codegen', '--metadata', 'large.xml', '--out', 'generated')
      const end = endOf(program)

      // It is written when the command has read it.
      await writeFile(
        join(folder, 'large.xml'),
        csdl.replace(
          /<EntityType.*<\/EntityContainer>/s,
          `${types.join('')}<EntityContainer>${sets.join('')}</EntityContainer>`,
        ),
      )
      await setTimeout(200)
      program.kill(signal)

      expect(await end).toEqual({ status: 1, stdout: '', stderr: 'Interrupted: nothing was written.\n' })
      expect(readdirSync(folder)).not.toContain('generated')
    },
  )

  it.each([
    [['codegen'], 'Generate from what?'],
    [['codegen', '--emit', 'cjs'], 'Allowed choices are ts, js'],
    [['codegen', '--language', 'English'], 'Give a whole number'],
    [['codegen', '--metadata', 'metadata.json', '--out', 'generated'], 'metadata.json cannot be read'],
  ])('says in one line why %j fails', async (args, reason) => {
    const { status, stdout, stderr } = await d365(...args)

    expect({ status, stdout, lines: stderr.trim().split('\n').length }).toEqual({ status: 1, stdout: '', lines: 1 })
    expect(stderr).toContain(reason)
  })
})
