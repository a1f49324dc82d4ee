import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { runNode } from './run.js'

const workspace = inject('workspace')
const compiler = createRequire(import.meta.url).resolve('typescript/lib/tsc.js')

describe('a program that installs the packed tarball', () => {
  it.each(['esm/main.mts', 'cjs/main.cjs'])('works: %s', (program) => {
    expect(runNode(workspace, program)).toBe('Smith string true\n')
  })

  it.each(['esm', 'cjs', 'bundler'])('type-checks, declarations of the package included: %s', (consumer) => {
    expect(runNode(join(workspace, consumer), compiler, '-p', '.')).toBe('')
  })
})
