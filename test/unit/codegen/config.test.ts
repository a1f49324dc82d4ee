import { type CodegenConfig, ConfigError, defineConfig, parseConfig } from 'dynamics365-crm/codegen'
import { describe, expect, it } from 'vitest'

describe('a configuration', () => {
  it('is taken as it is when all of it is right', () => {
    const whole: Required<Omit<CodegenConfig, 'url'>> = {
      metadata: ['metadata.xml', 'definitions.json'],
      out: 'src/dataverse',
      tables: ['lead', 'new_*', '!new_log'],
      actions: ['WinOpportunity'],
      functions: ['WhoAmI'],
      language: 1031,
      choiceNames: 'choice',
      bigIntegers: 'bigint',
      emit: 'js',
      facts: true,
    }

    expect(parseConfig(defineConfig(whole), 'd365.config.ts')).toEqual(whole)
  })

  it('may leave everything out, and what is undefined counts as left out', () => {
    expect(parseConfig({ out: undefined }, 'd365.config.ts')).toEqual({})
  })

  it.each<[unknown, string]>([
    [{ tabels: ['lead'] }, 'there is no key tabels: is tables meant?'],
    [{ tables: 'lead' }, 'tables must be a list: a pattern each.'],
    [{ tables: ['lead', 3] }, 'tables[1] must be a pattern.'],
    [{ tables: ['lead', ' '] }, 'tables[1] must be a pattern.'],
    [{ metadata: 3 }, 'metadata must be a file or a list of files.'],
    [{ metadata: [''] }, 'metadata[0] must be a file.'],
    [{ url: 'https://contoso.crm.dynamics.com', metadata: 'm.xml' }, 'give url or metadata, not both.'],
    [{ language: '1033' }, 'language must be a locale id: 1033 is English.'],
    [{ language: 10.5 }, 'language must be a locale id: 1033 is English.'],
    [{ emit: 'cjs' }, "emit must be 'ts' or 'js'."],
    [{ tables: [] }, 'tables must name a table: all are meant without it.'],
    [{ facts: 'yes', out: 1 }, 'out must be a folder; facts must be true or false.'],
    [[], 'the default export must be an object, as defineConfig gives it.'],
    [undefined, 'the default export must be an object, as defineConfig gives it.'],
  ])('%j is refused in plain words that name the file', (given, reason) => {
    const parse = () => parseConfig(given, 'd365.config.ts')

    expect(parse).toThrow(ConfigError)
    expect(parse).toThrow(`d365.config.ts: ${reason}`)
  })
})
