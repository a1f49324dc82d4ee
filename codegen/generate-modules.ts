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
} from './render/index.js'

/** Generated files: path below the output folder → text. */
export type Files = ReadonlyMap<string, string>

/** How a generation is written. */
export interface Settings extends ModelSettings {
  readonly emit: Emit
  readonly places: Places
}

/** The modules of the tables. The same documents give the same text, in whatever order they come. */
export function entityFiles(tables: readonly TableDocument[], settings: Settings): Files {
  const { places } = settings
  const models = toModels(tables, settings)
  return render(settings.emit, [
    ...models.tables.map((model) => entityModule(model, places)),
    ...(models.sharedChoices.length > 0 ? [choicesModule(models.sharedChoices, places)] : []),
    kindsModule(literalKinds(tables, settings.bigIntegers), places),
    entityIndexModule(models, places),
  ])
}

/** The modules of the tables' facts. `known`: the names of everything that a service may have, for the emulator. */
export function factsFiles(
  tables: readonly TableDocument[],
  { emit, places }: Pick<Settings, 'emit' | 'places'>,
  known?: KnownNames,
): Files {
  const names = tables.map((table) => table.logicalName).sort()
  const generated = new Set(names)
  return render(emit, [
    ...tables.map((table) => factsModule(table, generated, places)),
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
