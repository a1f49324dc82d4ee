import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { runNode } from './run.js'

const workspace = inject('workspace')
const { resolve } = createRequire(import.meta.url)
/** By the names under which package.json has them. */
const compilers = ['typescript-5.9', 'typescript', 'typescript-7.0']

describe('a program that installs the packed tarball', () => {
  it.each(['esm/main.mts', 'cjs/main.cjs'])('works: %s', (program) => {
    expect(runNode(workspace, program)).toBe('Smith string true\n')
  })

  describe.each(compilers)('with %s', (compiler) => {
    it.each(['esm', 'cjs', 'bundler'])('type-checks, declarations of the package included: %s', (consumer) => {
      const tsc = join(dirname(resolve(`${compiler}/package.json`)), 'bin/tsc')

      expect(runNode(join(workspace, consumer), tsc, '-p', '.')).toBe('')
    })
  })
})
