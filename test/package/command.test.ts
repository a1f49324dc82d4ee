import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { runNode } from './run.js'

it('d365 demo ends with its report', () => {
  const installed = join(inject('workspace'), 'node_modules/dynamics365-crm')
  const { bin } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))

  expect(runNode(inject('workspace'), join(installed, bin.d365), 'demo')).toMatch(/^# /m)
  expect(readFileSync(join(installed, bin.d365), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
})
