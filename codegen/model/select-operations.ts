import picomatch from 'picomatch'
import { MetadataError } from '../read/index.js'
import type { OperationsDocument } from './document.js'
import { nearestNames } from './nearest-names.js'
import { useOfTypes } from './operation-use.js'

/** Which actions and functions are wanted: names, with `*` for any text; `!` before one takes away. */
export interface OperationPatterns {
  readonly actions?: readonly string[]
  readonly functions?: readonly string[]
}

/**
 * The operations that patterns ask for, and the types that they name. None where nothing is asked for.
 *
 * Fails with: `MetadataError` when a pattern finds nothing.
 */
export function selectOperations(
  document: OperationsDocument,
  { actions = [], functions = [] }: OperationPatterns,
): OperationsDocument {
  const wanted = new Set([...find(document, 'action', actions), ...find(document, 'function', functions)])
  const operations = document.operations.filter((operation) => wanted.has(operation))
  const { read, input } = useOfTypes({ ...document, operations })
  const isUsed = ({ name }: { readonly name: string }) => read.has(name) || input.has(name)
  return {
    ...document,
    operations,
    complexTypes: document.complexTypes.filter(isUsed),
    enumTypes: document.enumTypes.filter(isUsed),
  }
}

function find({ operations }: OperationsDocument, kind: 'action' | 'function', patterns: readonly string[]) {
  const candidates = operations.filter((operation) => operation.kind === kind)
  const findOne = (pattern: string) => {
    const isWanted = picomatch(pattern, { nonegate: true })
    const found = candidates.filter(({ name }) => isWanted(name))
    if (found.length === 0)
      throw nothingFound(
        kind,
        pattern,
        candidates.map(({ name }) => name),
      )
    return found
  }
  const unwanted = new Set(patterns.filter(isNegative).flatMap((pattern) => findOne(pattern.slice(1))))
  return patterns
    .filter((pattern) => !isNegative(pattern))
    .flatMap(findOne)
    .filter((operation) => !unwanted.has(operation))
}

function isNegative(pattern: string): boolean {
  return pattern.startsWith('!')
}

function nothingFound(kind: string, pattern: string, names: readonly string[]): MetadataError {
  const nearest = nearestNames(pattern, names)
  const hint = nearest.length === 0 ? '' : ` Is it ${nearest.join(', ')}?`
  return new MetadataError(`${kind}s`, `there is no ${kind} ${pattern}.${hint}`)
}
