import { createEmulator } from 'dynamics365-crm/emulator'
import { describe, expect, it } from 'vitest'
import { demo } from '../../src/cli/demo/demo.js'
import { terminal } from './terminal.js'

const configured = {
  DATAVERSE_URL: 'https://contoso.crm.dynamics.com',
  AZURE_TENANT_ID: 'tenant',
  AZURE_CLIENT_ID: 'client',
  AZURE_CLIENT_SECRET: 'secret',
}

describe('the demo on the emulator', () => {
  it('prints a report of one won opportunity and one resolved case', async () => {
    const screen = terminal()

    await demo({ seed: 5 }, screen, {})

    const report = screen.printed()
    expect(report.match(/^#+ .*$/gm)).toEqual([
      '# Operation report: From a lead to a won opportunity and a resolved case',
      '## Records',
      '## Actions',
      '## Pipeline',
      '### Weighted totals',
      '## Recommendations',
    ])
    expect(report.match(/^\| Opportunity \| .* \| Won \|$/gm)).toHaveLength(1)
    expect(report.match(/^\| Case \| .* \| Resolved \|$/gm)).toHaveLength(1)
    expect(report).toContain('| Move the opportunity | done | Develop → Propose → Close |')
    expect(report).not.toMatch(/\| (skipped|failed) \|/)
  })

  it('prints the weighted total of the seeded company', async () => {
    const screen = terminal()
    const usual: Readonly<Record<string, number>> = { Qualify: 10, Develop: 20, Propose: 50, Close: 80 }
    const seeded = createEmulator({ seed: 5 }).snapshot().tables['opportunity'] ?? []
    const open = seeded.filter(({ statecode }) => statecode === 0)
    const weighted = open.map(({ estimatedvalue_base, closeprobability, stepname }) => {
      const stage = String(stepname).slice('1-'.length)
      return Number(estimatedvalue_base) * (Number(closeprobability ?? usual[stage]) / 100)
    })
    const total = weighted.reduce((sum, one) => sum + one, 0)

    await demo({ seed: 5 }, screen, {})

    const [, count, printed = ''] = /^\| Total \| (\d+) \| .* \| \$([\d,.]+) \|$/m.exec(screen.printed()) ?? []
    expect(Number(count)).toBe(open.length)
    expect(Number(printed.replaceAll(',', ''))).toBeCloseTo(total, 1)
  })

  it('tells each step in a plain line where nobody watches, and what it deleted', async () => {
    const screen = terminal()

    await demo({ seed: 5 }, screen, {})

    const told = screen.told().trim().split('\n')
    expect(told[1]).toMatch(/^done: Create the lead: /)
    expect(told.at(-1)).toBe('Cleaned up: 9 records deleted.')
  })
})

describe('the demo on a configured organization', () => {
  it('refuses to start where nobody can answer its question', async () => {
    const screen = terminal()

    await expect(demo({ seed: 5 }, screen, configured)).rejects.toThrow('--yes')

    expect(screen.printed()).toBe('')
  })

  it.each(['n\n', '\n', 'yesterday\n', ''])('sends nothing after the answer %j', async (answer) => {
    const screen = terminal(answer)

    await expect(demo({ seed: 5 }, screen, configured)).rejects.toThrow(/^Nothing was sent\.$/)

    expect(screen.told()).toContain('https://contoso.crm.dynamics.com')
  })

  it('names what is missing of a configuration', async () => {
    const { AZURE_CLIENT_ID, ...rest } = configured
    const incomplete = { ...rest, AZURE_CLIENT_SECRET: ' ' }

    await expect(demo({ seed: 5, yes: true }, terminal(), incomplete)).rejects.toThrow(
      'to reach an organization: AZURE_CLIENT_ID, AZURE_CLIENT_SECRET.',
    )
  })
})
