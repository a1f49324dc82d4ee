import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readMetadata } from '../../codegen/index.js'
import { madeUpCsdl } from './csdl.js'
import { costOfAll, costOfFive } from './types.js'

/** The real document is not part of the repository; a made-up one of its size stands in. */
const real = fileURLToPath(new URL('../../../shared/metadata/csdl/dataverse-metadata.xml', import.meta.url))
const program = fileURLToPath(new URL('generate-once.ts', import.meta.url))
/** Seconds are those of this machine, busy or not: they have a goal. What does not depend on it has a limit. */
const goals = { generate: 3, all: 6, five: 2 }
const limits = { megabytes: 400, all: 120_000, five: 60_000 }
const runs = 3

/** What an organization of 835 tables costs to generate and to check, beside what it may cost. */
export function benchOrganization() {
  const folder = mkdtempSync(join(tmpdir(), 'organization-'))
  const madeUp = join(folder, 'metadata.xml')
  writeFileSync(madeUp, madeUpCsdl())
  const file = existsSync(real) ? real : madeUp
  const generated = Array.from({ length: runs }, () => generateOnce(file))
  const organization = readMetadata([{ name: file, text: readFileSync(file, 'utf8') }])
  rmSync(folder, { recursive: true })

  const names = organization.tables.map(({ logicalName }) => logicalName)
  const usual = ['account', 'contact', 'lead', 'opportunity', 'incident'].filter((name) => names.includes(name))
  const all = costOfAll(organization)
  const five = costOfFive(organization, usual.length === 5 ? usual : names.slice(0, 5))
  const megabytes = Math.max(...generated.map((one) => one.megabytes))
  return {
    document: file === real ? 'a real $metadata document' : 'a made-up $metadata document',
    rows: [
      { figure: 'generate everything, s', measured: least(generated), goal: goals.generate },
      { figure: 'memory for it, MB', measured: Math.round(megabytes), limit: limits.megabytes },
      { figure: 'check all tables and 50 queries, s', measured: all.seconds, goal: goals.all },
      { figure: 'instantiations for it', measured: all.instantiations, limit: limits.all },
      { figure: 'check five tables, s', measured: five.seconds, goal: goals.five },
      { figure: 'instantiations for it', measured: five.instantiations, limit: limits.five },
    ],
    isWithinLimits:
      megabytes < limits.megabytes && all.instantiations < limits.all && five.instantiations < limits.five,
  }
}

function least(runs: readonly { readonly seconds: number }[]): number {
  return Number(Math.min(...runs.map(({ seconds }) => seconds)).toFixed(2))
}

function generateOnce(file: string): { readonly seconds: number; readonly megabytes: number } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, file], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}
