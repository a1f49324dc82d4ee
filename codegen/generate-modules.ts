import type { KnownNames } from './known-names.js'
import { literalKinds, type TableDocument, toModels } from './model/index.js'
import {
  renderEntity,
  renderEntityIndex,
  renderFacts,
  renderFactsIndex,
  renderKinds,
  renderKnownNames,
} from './render/index.js'

/** The generated files of a room: file name → text. */
export type Files = ReadonlyMap<string, string>

export interface GeneratedModules {
  readonly entities: Files
  readonly metadata: Files
}

/** Turns table documents into the modules of `entities` and `metadata`. The same documents give the same text. */
export function generateModules(documents: readonly TableDocument[], known?: KnownNames): GeneratedModules {
  const models = toModels(documents)
  const names = models.map((model) => model.document.logicalName)
  const generated = new Set(names)
  return {
    entities: new Map([
      ...models.map((model) => [`${model.document.logicalName}.ts`, renderEntity(model)] as const),
      ['kinds.ts', renderKinds(literalKinds(documents))],
      ['index.ts', renderEntityIndex(models)],
    ]),
    metadata: new Map([
      ...models.map(({ document }) => [`${document.logicalName}.ts`, renderFacts(document, generated)] as const),
      ['index.ts', renderFactsIndex(names, known !== undefined)],
      ...(known === undefined ? [] : [['known-names.ts', renderKnownNames(known)] as const]),
    ]),
  }
}
