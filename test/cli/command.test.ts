import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { plainEnvironment } from '../fixtures/plain-environment.js'

const main = new URL('../../src/cli/main.ts', import.meta.url).pathname
const timeout = 30_000

function d365(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, ['--import', 'tsx', main, ...args], {
    encoding: 'utf8',
    env: { ...plainEnvironment, ...environment },
    input: '',
  })
}

describe('the command', () => {
  it('ends the demo with the report on stdout and exit code 0', { timeout }, () => {
    const { status, stdout, stderr } = d365(['demo', '--seed', '2'])

    expect({ status, firstLine: stdout.split('\n')[0] }).toEqual({
      status: 0,
      firstLine: '# Operation report: From a lead to a won opportunity and a resolved case',
    })
    expect(stderr).toContain('seed 2')
  })

  it('refuses to touch an organization unasked', { timeout }, () => {
    const { status, stdout, stderr } = d365(['demo'], {
      DATAVERSE_URL: 'https://contoso.crm.dynamics.com',
      AZURE_TENANT_ID: 'tenant',
      AZURE_CLIENT_ID: 'client',
      AZURE_CLIENT_SECRET: 'secret',
    })

    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain('run again with --yes')
  })

  it.each([
    [['demo'], { AZURE_CLIENT_ID: 'client' }, 'DATAVERSE_URL, AZURE_TENANT_ID, AZURE_CLIENT_SECRET.'],
    [['whoami'], {}, 'DATAVERSE_URL, AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET.'],
    [['demo', '--seed', 'seven'], {}, 'Give a whole number'],
  ])('says in one line why %j fails', { timeout }, (args, environment, reason) => {
    const { status, stdout, stderr } = d365(args, environment)

    expect({ status, stdout, lines: stderr.trim().split('\n').length }).toEqual({ status: 1, stdout: '', lines: 1 })
    expect(stderr).toContain(reason)
  })
})
