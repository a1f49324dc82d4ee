import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'

const workspace = inject('workspace')
// esbuild comes with tsup, which alone is declared.
const { build }: typeof import('esbuild') = createRequire(createRequire(import.meta.url).resolve('tsup'))('esbuild')

it('keeps the tables that a program does not name out of its bundle', async () => {
  const { outputFiles } = await build({
    entryPoints: [join(workspace, 'bundler/main.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  })
  const tables = [...(outputFiles[0]?.text ?? '').matchAll(/entitySetName: "(\w+)"/g)].map(([, name]) => name)

  expect(tables).toEqual(['leads'])
})
