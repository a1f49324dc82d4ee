import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'

const workspace = inject('workspace')
// esbuild comes with tsup, which alone is declared.
const { build }: typeof import('esbuild') = createRequire(createRequire(import.meta.url).resolve('tsup'))('esbuild')

/** Names of the tables and operations that a program carries along. */
async function carriedBy(contents: string): Promise<readonly string[]> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: workspace },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  })
  const text = outputFiles[0]?.text ?? ''
  return [...text.matchAll(/entitySetName: "(\w+)"|name: "(\w+)",\s+kind:/g)].map(([, set, name]) => set ?? name ?? '')
}

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

it.each([
  { program: "import { lead } from 'dynamics365-crm/entities'; console.log(lead)", want: ['leads'] },
  { program: "import { LeadStates } from 'dynamics365-crm/entities'; console.log(LeadStates)", want: [] },
  {
    program: "import { RetrieveVersion } from 'dynamics365-crm/operations'; console.log(RetrieveVersion())",
    want: ['RetrieveVersion'],
  },
])('carries nothing but $want for: $program', async ({ program, want }) => {
  expect(await carriedBy(program)).toEqual(want)
})
