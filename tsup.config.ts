import { defineConfig } from 'tsup'

/** Entry points of the package; `exports` in package.json has the same names. */
const entry = {
  index: 'src/index.ts',
  entities: 'src/entities/index.ts',
  actions: 'src/actions/index.ts',
  errors: 'src/errors/index.ts',
  reports: 'src/reports/index.ts',
  emulator: 'src/emulator/index.ts',
  codegen: 'codegen/index.ts',
}

export default defineConfig([
  {
    entry,
    format: ['esm', 'cjs'],
    target: 'node22',
    splitting: true,
    treeshake: true,
    dts: true,
    clean: true,
  },
])
