import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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

async function d365(...args: readonly string[]) {
  const program = spawn(process.execPath, ['--import', loader, main, ...args], {
    cwd: folder,
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
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
