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
const limits = { seconds: 3, megabytes: 400, allSeconds: 6, fiveSeconds: 2 }
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
  const rows = [
    row('generate everything, s', Math.min(...generated.map(({ seconds }) => seconds)), limits.seconds),
    row('memory for it, MB', Math.max(...generated.map(({ megabytes }) => megabytes)), limits.megabytes),
    row('check all tables and 50 queries, s', all.seconds, limits.allSeconds),
    row('instantiations for it', all.instantiations),
    row('check five tables, s', five.seconds, limits.fiveSeconds),
    row('instantiations for it', five.instantiations),
  ]
  return {
    document: file === real ? 'a real $metadata document' : 'a made-up $metadata document',
    rows,
    isWithinLimits: rows.every(({ measured, limit }) => limit === undefined || measured < limit),
  }
}

function row(figure: string, measured: number, limit?: number) {
  return { figure, measured: Number(measured.toFixed(2)), ...(limit === undefined ? {} : { limit }) }
}

function generateOnce(file: string): { readonly seconds: number; readonly megabytes: number } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, file], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}
