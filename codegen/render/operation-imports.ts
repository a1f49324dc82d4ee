import type { OperationType } from '../model/index.js'
import type { Statement } from './module.js'
import { type Direction, isFlagsText } from './operation-type.js'
import type { Places } from './places.js'

/** Gathers what a module of operations needs from elsewhere: module → names. */
export class OperationImports {
  readonly #types = new Map<string, Set<string>>()

  add(from: string, name: string): void {
    this.#types.set(from, (this.#types.get(from) ?? new Set()).add(name))
  }

  /** `own`: types that the module has itself. */
  addType(type: OperationType, direction: Direction, places: Places, own: ReadonlySet<string> = new Set()): void {
    if (type.kind === 'record') this.add(places.operation, direction === 'read' ? 'ResultRow' : 'RecordParameter')
    if (type.kind === 'enum' && !own.has(type.name) && !isFlagsText(type, direction))
      this.add('./enum-types.js', type.name)
    if (type.kind === 'complex') {
      for (const name of type[direction]) if (!own.has(name)) this.add('./complex-types.js', name)
    }
  }

  statements(): readonly Statement[] {
    return [...this.#types]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([from, names]) => ({ kind: 'import-types', names: [...names].sort(), from }))
  }
}
