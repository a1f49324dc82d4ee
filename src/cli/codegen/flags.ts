/** What the user typed after `d365 codegen`. */
export interface CodegenFlags {
  readonly config?: string
  readonly url?: string
  readonly metadata?: readonly string[]
  readonly out?: string
  readonly tables?: readonly string[]
  readonly actions?: readonly string[]
  readonly functions?: readonly string[]
  readonly language?: number
  readonly emit?: 'ts' | 'js'
  /** Folder for what the organization answered. */
  readonly save?: string
  /** Writes nothing and fails when something would be written. */
  readonly check?: boolean
  /** Says nothing but what is wrong. */
  readonly quiet?: boolean
}

const plainWord = /^[\w./:@=+-]+$/

/** The command that does what a check found to be missing. */
export function commandWithoutCheck({ check: _check, quiet: _quiet, save: _save, ...flags }: CodegenFlags): string {
  const words = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, ...[value].flat().map(String)])
  return ['d365', 'codegen', ...words.map(quoted)].join(' ')
}

function quoted(word: string): string {
  return plainWord.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
