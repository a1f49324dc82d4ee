import picomatch from 'picomatch'
import { MetadataError } from '../read/index.js'
import type { OperationDocument, OperationsDocument } from './document.js'
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

type Kind = OperationDocument['kind']

function find({ operations }: OperationsDocument, kind: Kind, patterns: readonly string[]) {
  const candidates = operations.filter((operation) => operation.kind === kind)
  const findOne = (pattern: string) => {
    const isWanted = picomatch(pattern, { nonegate: true })
    const found = candidates.filter(({ name }) => isWanted(name))
    if (found.length === 0) throw nothingFound(operations, kind, pattern)
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

function nothingFound(operations: readonly OperationDocument[], kind: Kind, pattern: string): MetadataError {
  const place = `${kind}s`
  if (operations.length === 0) {
    return new MetadataError(place, `there are none, since they come from $metadata, which is not among the documents.`)
  }
  const other = operations.find(({ name }) => name === pattern)
  if (other) return new MetadataError(place, `${pattern} is no ${kind}: name it among the ${other.kind}s.`)
  const names = operations.filter((operation) => operation.kind === kind).map(({ name }) => name)
  const starting = names.filter((name) => name.toLowerCase().startsWith(pattern.toLowerCase())).slice(0, 3)
  const nearest = starting.length > 0 ? starting : nearestNames(pattern, names)
  const hint = nearest.length === 0 ? '' : ` Is it ${nearest.join(', ')}?`
  return new MetadataError(place, `${pattern} finds no ${kind}.${hint}`)
}
