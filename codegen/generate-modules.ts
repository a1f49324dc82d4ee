import type { KnownNames } from './known-names.js'
import {
  literalKinds,
  type ModelSettings,
  type OperationsDocument,
  type TableDocument,
  toModels,
} from './model/index.js'
import {
  choicesModule,
  type Emit,
  entityIndexModule,
  entityModule,
  factsIndexModule,
  factsModule,
  kindsModule,
  knownNamesModule,
  type Module,
  operationModules,
  type Places,
  renderModule,
  shippedModule,
} from './render/index.js'

/** Generated files: path below the output folder → text. */
export type Files = ReadonlyMap<string, string>

/** How a generation is written. */
export interface Settings extends ModelSettings {
  readonly emit: Emit
  readonly places: Places
  /** Whether facts keep what leads to tables that are not among them. */
  readonly leadsOut: boolean
}

/** The modules of the tables. The same documents give the same text, in whatever order they come. */
export function entityFiles(tables: readonly TableDocument[], settings: Settings): Files {
  const { places } = settings
  const models = toModels(tables, settings)
  return render(settings.emit, [
    ...models.tables.map((model) => entityModule(model, places)),
    ...(models.sharedChoices.length > 0 ? [choicesModule(models.sharedChoices, places)] : []),
    kindsModule(literalKinds(tables, settings.bigIntegers, settings.shipped?.kinds), places),
    entityIndexModule(models, places),
  ])
}

/** What the generator keeps of the tables that the library ships. */
export function shippedFiles(tables: readonly TableDocument[], settings: Settings): Files {
  const kinds = literalKinds(tables, settings.bigIntegers)
  return render(settings.emit, [shippedModule(toModels(tables, settings), kinds)])
}

/** The modules of the tables' facts. `known`: the names of everything that a service may have, for the emulator. */
export function factsFiles(
  tables: readonly TableDocument[],
  { emit, places, leadsOut }: Settings,
  known?: KnownNames,
): Files {
  const names = tables.map((table) => table.logicalName).sort()
  const kept = leadsOut ? undefined : new Set(names)
  return render(emit, [
    ...tables.map((table) => factsModule(table, kept, places)),
    factsIndexModule(names, known !== undefined, places),
    ...(known === undefined ? [] : [knownNamesModule(known)]),
  ])
}

/** The modules of actions and functions. `header` is their first line. */
export function operationFiles(
  operations: OperationsDocument,
  { emit, places }: Pick<Settings, 'emit' | 'places'>,
  header = places.header(''),
): Files {
  return render(emit, operationModules(operations, places, header))
}

function render(emit: Emit, modules: readonly Module[]): Files {
  return new Map(modules.flatMap((module) => renderModule(module, emit)))
}
