import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, inject, it } from 'vitest'
import { runNode } from './run.js'

const workspace = inject('workspace')
const recorder = join(import.meta.dirname, 'loaded.mjs')

/** The libraries and the rooms of the package that a program loads. */
function loadedBy(program: string, kind: 'module' | 'commonjs'): readonly string[] {
  const printed = runNode(workspace, '--import', recorder, `--input-type=${kind}`, '--eval', program)
  const files = (JSON.parse(printed) as string[])
    .filter((url) => url.startsWith('file:'))
    .map((url) => fileURLToPath(url))
  const libraries = files.flatMap((file) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [])
  const rooms = files
    .filter((file) => file.startsWith(join(workspace, 'node_modules/dynamics365-crm/')))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^\s*\/\/ src\/(\w+)\//gm)].map(([, room]) => `src/${room}`),
    )
  return [...new Set([...libraries, ...rooms])]
}

const late = [
  'zod',
  'ky',
  'p-retry',
  'https-proxy-agent',
  '@opentelemetry/api',
  '@azure/identity',
  'fast-xml-parser',
  'src/emulator',
  'src/metadata',
  'src/cli',
  'src/entities',
]

describe('importing the package', () => {
  it.each([
    ['module', "import 'dynamics365-crm'"],
    ['commonjs', "require('dynamics365-crm')"],
  ] as const)('loads what makes a client and nothing more: %s', (kind, program) => {
    const loaded = loadedBy(program, kind)

    expect(loaded).toEqual(expect.arrayContaining(['dynamics365-crm', 'p-limit', 'src/query', 'src/client']))
    expect(late.filter((name) => loaded.includes(name))).toEqual([])
  })

  it('loads the emulator when that is asked for', () => {
    const loaded = loadedBy("import { createEmulator } from 'dynamics365-crm/emulator'; createEmulator()", 'module')

    expect(loaded).toEqual(expect.arrayContaining(['src/emulator', 'src/metadata']))
    expect(loaded).not.toContain('src/query')
  })
})
