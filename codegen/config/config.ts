/** What `d365 codegen` generates, from what, and where to: the default export of `d365.config.ts`. */
export interface CodegenConfig {
  /** The organization to ask: `https://contoso.crm.dynamics.com`. Instead of `metadata`. */
  readonly url?: string
  /** Files to read: `$metadata` as XML; `EntityDefinitions` or `RetrieveMetadataChanges` as JSON. Instead of `url`. */
  readonly metadata?: string | readonly string[]
  /** Folder of the generated modules, relative to this file. */
  readonly out?: string
  /** `lead`, `new_*`, `prefix:new`, `solution:Name`; `!x` takes away. All tables when absent. */
  readonly tables?: readonly string[]
  /** Names of actions, with `*` for any text; `!` before one takes away. None when absent. */
  readonly actions?: readonly string[]
  /** Names of functions, in the same way. */
  readonly functions?: readonly string[]
  /** Language of labels, as a locale id: 1033 is English, 1031 German. The user's language when absent. */
  readonly language?: number
  /** Whether a choice's constant is named by its column or by the choice itself. Default `column`. */
  readonly choiceNames?: 'column' | 'choice'
  /** How 64-bit columns are typed: as text of digits or as `bigint`. Default `string`. */
  readonly bigIntegers?: 'string' | 'bigint'
  /** TypeScript, or JavaScript with declarations. Default `ts`. */
  readonly emit?: 'ts' | 'js'
  /** Whether lengths, ranges and options are generated as data too, for validation and for the emulator. */
  readonly facts?: boolean
}

/** Gives an editor the types of a configuration; returns it as it is. */
export function defineConfig(config: CodegenConfig): CodegenConfig {
  return config
}
