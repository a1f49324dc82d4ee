import { entityFiles, type Files, factsFiles, operationFiles, type Settings } from './generate-modules.js'
import {
  type BigIntegers,
  type ChoiceNaming,
  type OperationPatterns,
  type OrganizationDocument,
  type Solutions,
  selectOperations,
  selectTables,
} from './model/index.js'
import { type Emit, projectPlaces } from './render/index.js'
import { kinds, types } from './shipped-tables.js'

/** What to generate, and how it is to look. */
export interface GenerateOptions extends OperationPatterns {
  /** `lead`, `new_*`, `prefix:new`, `solution:Name`; `!x` takes away. All tables when absent. */
  readonly tables?: readonly string[]
  /** MetadataIds of the tables in each solution, by its unique name: for `solution:` among the tables. */
  readonly solutions?: Solutions
  /** How 64-bit integers are read: as their digits (the default) or as `bigint`. */
  readonly bigIntegers?: BigIntegers
  /** Shared choices for each column that has them (the default), or once under their own names. */
  readonly choiceNames?: ChoiceNaming
  /** TypeScript (the default), or JavaScript with its declarations. */
  readonly emit?: Emit
  /** The tables' facts too, for `payloadSchema` and for the emulator. */
  readonly facts?: boolean
}

/**
 * The modules of a project's tables: path below its output folder → text. The same organization gives the same text.
 *
 * Fails with: `MetadataError` when a table, an action or a function is asked for that the organization does not have.
 */
export function generate(organization: OrganizationDocument, options: GenerateOptions = {}): Files {
  const tables = selectTables(organization, options.tables ?? ['*'], options.solutions)
  const settings: Settings = {
    bigIntegers: options.bigIntegers ?? 'string',
    choiceNames: options.choiceNames ?? 'column',
    knowsKeys: true,
    emit: options.emit ?? 'ts',
    places: projectPlaces,
    leadsOut: true,
    shipped: { types, kinds },
  }
  const operations = selectOperations(organization.operations, options)
  return new Map([
    ...entityFiles(tables, settings),
    ...(operations.operations.length > 0 ? operationFiles(operations, settings) : []),
    ...(options.facts ? factsFiles(tables, settings) : []),
  ])
}
