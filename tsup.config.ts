import { rmSync } from 'node:fs'
import { defineConfig } from 'tsup'

/** Entry points of the package; `exports` in package.json has the same names. */
const entry = {
  index: 'src/index.ts',
  entities: 'src/entities/index.ts',
  actions: 'src/actions/index.ts',
  fetchxml: 'src/fetchxml/index.ts',
  files: 'src/files/index.ts',
  errors: 'src/errors/index.ts',
  operations: 'src/operations/index.ts',
  runtime: 'src/runtime/index.ts',
  reports: 'src/reports/index.ts',
  redis: 'src/redis/index.ts',
  validation: 'src/validation/index.ts',
  emulator: 'src/emulator/index.ts',
  codegen: 'codegen/index.ts',
}
const code = { target: 'node22', splitting: true, treeshake: true } as const

export default defineConfig(() => {
  // The parts below are built at the same time, so none of them may empty the folder itself.
  rmSync('dist', { recursive: true, force: true })
  return [
    { ...code, format: 'esm', entry: { ...entry, cli: 'src/cli/main.ts' } },
    { ...code, format: 'cjs', entry },
    { format: ['esm', 'cjs'], entry, dts: { only: true } },
  ]
})
