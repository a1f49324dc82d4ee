import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import * as codegen from '../../../codegen/index.js'
import { type CodegenConfig, parseConfig } from '../../../codegen/index.js'
import { CommandError } from '../command-error.js'

const names = ['ts', 'mts', 'js', 'mjs', 'json'].map((ending) => `d365.config.${ending}`)

export interface FoundConfig {
  readonly file: string
  readonly config: CodegenConfig
}

/** Reads the configuration that is named, or the one in the folder; undefined where there is none. */
export async function loadConfig(folder: string, named: string | undefined): Promise<FoundConfig | undefined> {
  if (named?.trim() === '') throw new CommandError('--config is empty: give a file.')
  const file = named === undefined ? findConfig(folder) : resolve(folder, named)
  if (file === undefined) return undefined
  if (!existsSync(file)) throw new CommandError(`There is no ${named} here.`)
  return { file, config: parseConfig(await evaluate(file), basename(file)) }
}

function findConfig(folder: string): string | undefined {
  const [found, other] = names.filter((name) => existsSync(resolve(folder, name)))
  if (other !== undefined) throw new CommandError(`${found} and ${other} are both here: say which with --config.`)
  return found === undefined ? undefined : resolve(folder, found)
}

/** The package's own name leads to this copy of it: a configuration need not have it installed. */
async function evaluate(file: string): Promise<unknown> {
  const { createJiti } = await import('jiti')
  const jiti = createJiti(import.meta.url, {
    fsCache: false,
    moduleCache: false,
    virtualModules: { 'dynamics365-crm/codegen': codegen },
  })
  try {
    return await jiti.import(file, { default: true })
  } catch (error) {
    throw new CommandError(`${basename(file)} cannot be loaded: ${firstLine(error)}`)
  }
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.trim().split('\n')[0] ?? ''
}
