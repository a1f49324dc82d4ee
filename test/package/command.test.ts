import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { runNode } from './run.js'

it('d365 demo ends with its report', () => {
  const installed = join(inject('workspace'), 'node_modules/dynamics365-crm')
  const { bin } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))

  expect(runNode(inject('workspace'), join(installed, bin.d365), 'demo')).toMatch(/^# /m)
  expect(readFileSync(join(installed, bin.d365), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
})

it('d365 import checks the rows of a file', () => {
  const installed = join(inject('workspace'), 'node_modules/dynamics365-crm')
  const file = join(inject('workspace'), 'leads.csv')
  writeFileSync(file, 'Topic,Last Name\nEnterprise plan,Smith\n')

  const printed = runNode(inject('workspace'), join(installed, 'dist/cli.js'), 'import', 'lead', file, '--dry-run')

  expect(printed).toContain('lead: 1 row read: 1 would be sent, 0 refused')
})
