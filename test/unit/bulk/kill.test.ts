import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, query } from 'dynamics365-crm'
import { createEmulator } from 'dynamics365-crm/emulator'
import { account } from 'dynamics365-crm/entities'
import { afterAll, beforeAll, expect, it } from 'vitest'

// esbuild comes with tsup, which alone is declared.
const { build }: typeof import('esbuild') = createRequire(createRequire(import.meta.url).resolve('tsup'))('esbuild')

const root = new URL('../../../', import.meta.url)
const count = 5_000
const kills = 20
let folder = ''
let program = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kill-'))
  program = join(folder, 'import-accounts.mjs')
  await build({
    entryPoints: [new URL('import-accounts.ts', import.meta.url).pathname],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    alias: {
      'dynamics365-crm/entities': new URL('src/entities/index.ts', root).pathname,
      'dynamics365-crm': new URL('src/index.ts', root).pathname,
    },
    external: ['@azure/identity', '@opentelemetry/api'],
    logLevel: 'silent',
  })
})
const sizeOf = (path: string) =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  )
afterAll(() => rm(folder, { recursive: true }))

it('a bulk create that is killed 20 times has made each of 5,000 records once when it has come to its end', async () => {
  const emulator = createEmulator()
  emulator.faults.add({ latencyInMs: 40 })
  const server = await emulator.listen()
  const checkpoint = join(folder, 'accounts.checkpoint')
  const start = () => spawn(process.execPath, [program, server.url, checkpoint, String(count)])
  let finishedBefore = 0

  for (let nth = 0; nth < kills; nth += 1) {
    const before = await sizeOf(checkpoint)
    const child = start()
    while (child.exitCode === null && (await sizeOf(checkpoint)) === before) {
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 60))
    if (child.exitCode !== null) finishedBefore += 1
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  const last = start()
  const printed: string[] = []
  last.stdout.on('data', (text) => printed.push(String(text)))
  await once(last, 'close')

  const crm = createClient({ orgUrl: emulator.orgUrl, fetch: emulator.fetch, credential: async () => 'any' })
  const names = (await crm.all(query(account).select('name'))).map(({ name }) => name)
  expect(printed.join('').trim()).toBe(String(count))
  expect(names.sort()).toEqual(Array.from({ length: count }, (_, nth) => `${10_000 + nth}`))
  expect(finishedBefore).toBe(0)
  await server.close()
}, 120_000)
