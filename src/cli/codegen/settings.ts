import { dirname, resolve } from 'node:path'
import type { CodegenConfig } from '../../../codegen/index.js'
import { CommandError } from '../command-error.js'
import type { CodegenFlags } from './flags.js'
import { type FoundConfig, loadConfig } from './load-config.js'

/** Where the metadata comes from. */
export type Source =
  | { readonly kind: 'organization'; readonly url: string }
  | { readonly kind: 'files'; readonly files: readonly string[] }

/** What to do, from the flags and the configuration. Paths are absolute. */
export interface Settings extends Omit<CodegenConfig, 'url' | 'metadata' | 'out'> {
  readonly source: Source
  readonly out: string
}

/** Flags win over the configuration. A flag's path starts from the folder, a configuration's from its own. */
export async function readSettings(flags: CodegenFlags, folder: string): Promise<Settings> {
  const found = await loadConfig(folder, flags.config)
  const { url: _url, metadata: _metadata, out: _out, ...config } = found?.config ?? {}
  const { tables, actions, functions, language, emit } = flags
  return {
    ...config,
    ...(tables !== undefined && { tables }),
    ...(actions !== undefined && { actions }),
    ...(functions !== undefined && { functions }),
    ...(language !== undefined && { language }),
    ...(emit !== undefined && { emit }),
    source: sourceOf(flags, folder, found),
    out: outOf(flags, folder, found),
  }
}

function sourceOf({ url, metadata }: CodegenFlags, folder: string, found: FoundConfig | undefined): Source {
  if (url !== undefined && metadata !== undefined) throw new CommandError('Give --url or --metadata, not both.')
  if (url !== undefined) return { kind: 'organization', url }
  if (metadata !== undefined) return files(metadata, folder)
  if (found?.config.url !== undefined) return { kind: 'organization', url: found.config.url }
  if (found?.config.metadata !== undefined) return files([found.config.metadata].flat(), dirname(found.file))
  throw new CommandError(
    'Generate from what? Give --url of an organization or --metadata files, or url or metadata in d365.config.ts.',
  )
}

function files(names: readonly string[], folder: string): Source {
  return { kind: 'files', files: names.map((name) => resolve(folder, name)) }
}

function outOf({ out }: CodegenFlags, folder: string, found: FoundConfig | undefined): string {
  if (out?.trim() === '') throw new CommandError('--out is empty: give a folder; . is this one.')
  if (out !== undefined) return resolve(folder, out)
  if (found?.config.out !== undefined) return resolve(dirname(found.file), found.config.out)
  throw new CommandError('Generate where to? Give --out with a folder, or out in d365.config.ts.')
}
