import { defineConfig } from 'vitest/config'

/** The package's own names lead to the sources, as `paths` in tsconfig.json has it. */
const resolve = { tsconfigPaths: true }

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'source',
          include: ['test/**/*.test.ts'],
          exclude: ['test/package/**'],
          // Each file takes down what it put up: a worker that runs many of them reads the sources once.
          isolate: false,
          setupFiles: 'test/setup/grep-logs.ts',
        },
      },
      {
        resolve,
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          globalSetup: 'test/package/install.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
