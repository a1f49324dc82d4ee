import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { runNode } from './run.js'

it('the CommonJS example resolves a case with the packed package', () => {
  const workspace = inject('workspace')
  copyFileSync(join(import.meta.dirname, '../../examples/close-case.cjs'), join(workspace, 'close-case.cjs'))

  expect(runNode(workspace, 'close-case.cjs')).toBe('Noise from the drive belt: resolved\n')
})
