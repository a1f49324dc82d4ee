import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { awkwardOrganization } from '../fixtures/awkward-organization.js'
import { runNode } from './run.js'

const workspace = inject('workspace')
const { resolve } = createRequire(import.meta.url)
const compilers = ['typescript-5.9', 'typescript', 'typescript-7.0']
const project = join(workspace, 'generated')

const tsconfig = {
  compilerOptions: {
    module: 'nodenext',
    target: 'es2023',
    lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    isolatedModules: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    skipLibCheck: false,
    noEmit: true,
  },
  include: ['*.mts', 'ts', 'js'],
}

const program = (folder: string) => `
import { createClient, optionsIn, query, ref } from 'dynamics365-crm'
import { createEmulator } from 'dynamics365-crm/emulator'
import { lead } from 'dynamics365-crm/entities'
import { account, NewColor, new_machine, NewMachineTableNewKind, type NewMachineTableCreate } from './${folder}/entities/index.js'
import { tables } from './${folder}/metadata/index.js'
import { new_Report, new_Stop } from './${folder}/operations/index.js'

const { orgUrl, fetch } = createEmulator({ metadata: tables })
const crm = createClient({ orgUrl, fetch, credential: async () => 'any' })

const buyer = await crm.create(account, { accountid: '00000000-0000-0000-0000-00000000000a' })
const values: NewMachineTableCreate = {
  new_name: 'Mill',
  new_serial: 'M-1',
  new_kind: NewMachineTableNewKind.フライス盤,
  new_colors: [NewColor.Red, NewColor.Green],
  new_counter: 9007199254740993n,
  new_built: '2026-03-01',
  new_opens: '2026-03-01T09:00:00',
  new_buyerid: ref(account, buyer),
  new_leadid: ref(lead, await crm.create(lead, { lastname: 'Smith', estimatedclosedate: '2026-03-01' })),
}
const parent = await crm.create(new_machine, values)
await crm.create(new_machine, { new_name: 'Spindle', new_parentid: ref(new_machine, parent) })
const machines = query(new_machine)
  .select('new_name', 'new_colors', 'new_counter', 'new_opens', '_new_buyerid_value')
  .where((m) => m.new_colors.containValues([NewColor.Red]).and(m.new_LeadId.estimatedclosedate.eq('2026-03-01')))
  .expand('new_LeadId', (l) => l.select('lastname', 'fullname'))
  .expand('new_machine_new_parentid', (parts) => parts.select('new_name'))
const [mill] = await crm.all(machines)
const counter: bigint | null | undefined = mill?.new_counter
console.log(mill?.new_name, optionsIn(mill?.new_colors).join('+'), counter, mill?.new_opens, mill?._new_buyerid_value)
console.log(mill?.new_machine_new_parentid.map((part) => part.new_name).join(), mill?.new_LeadId?.lastname)
console.log(new_Stop(parent, { Reason: 'noise' }).path, new_Report({ Speed: 'Fast', Since: new Date(0) }).path)
export const refused = () => {
  // @ts-expect-error half of a key
  crm.retrieve(new_machine, { new_name: 'Mill' }, (m) => m.select('new_name'))
  // @ts-expect-error a kind that there is not
  const kind: NewMachineTableCreate = { new_name: 'a', new_kind: 8 }
  // @ts-expect-error a machine has a name
  const nameless: NewMachineTableCreate = {}
  return [kind, nameless]
}
`

beforeAll(() => {
  mkdirSync(project)
  for (const { name, text } of awkwardOrganization) writeFileSync(join(project, name), text)
  const files = JSON.stringify(awkwardOrganization.map(({ name }) => name))
  for (const emit of ['ts', 'js']) {
    const config = `{ metadata: ${files}, out: '${emit}', emit: '${emit}', actions: ['*'], functions: ['*'], facts: true, tables: ['!lead'], choiceNames: 'choice', bigIntegers: 'bigint' }`
    writeFileSync(
      join(project, `${emit}.config.ts`),
      `import { defineConfig } from 'dynamics365-crm/codegen'\nexport default defineConfig(${config})\n`,
    )
    writeFileSync(join(project, `use-${emit}.mts`), program(emit))
  }
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(tsconfig))
  symlinkSync(join(workspace, 'node_modules'), join(project, 'node_modules'))
  for (const emit of ['ts', 'js']) runNode(project, command, 'codegen', '--config', `${emit}.config.ts`)
})

const command = join(workspace, 'node_modules/dynamics365-crm/dist/cli.js')

describe('what d365 codegen makes of an organization with awkward names', () => {
  it.each(compilers)('compiles strictly, declarations of the package included: %s', (compiler) => {
    const tsc = join(dirname(resolve(`${compiler}/package.json`)), 'bin/tsc')

    expect(runNode(project, tsc, '-p', '.')).toBe('')
  })

  it('runs, and the emulator takes its facts', () => {
    expect(runNode(project, 'use-js.mts').split('\n')).toEqual([
      'Mill 1+3 9007199254740993n 2026-03-01T09:00:00Z 00000000-0000-0000-0000-00000000000a',
      'Spindle Smith',
      expect.stringMatching(/^new_machines\([-\da-f]{36}\)\/Microsoft\.Dynamics\.CRM\.new_Stop new_Report\(/),
      '',
    ])
  })

  it('is JavaScript with declarations where that is asked for', () => {
    const endings = readdirSync(join(project, 'js/entities')).map((name) => name.replace(/^[^.]+/, ''))

    expect(new Set(endings)).toEqual(new Set(['.js', '.d.ts']))
  })

  it('is current right after, whatever is asked first', () => {
    expect(runNode(project, command, 'codegen', '--config', 'ts.config.ts', '--check')).toContain('ts is current')
  })
})
