import type { ColumnFacts, TableFacts } from '../../schema/index.js'
import { isDefinitionSet } from '../definitions/index.js'
import { messages } from '../messages/index.js'
import type { Message } from '../model.js'
import { tableIndex } from '../odata/index.js'
import type { Address } from './call.js'
import { isMultiple, type MultipleName } from './multiple.js'
import { badUrl, noSegment, notEmulated, unknownOnRecord, unknownOnRoot } from './refuse.js'
import { parseSegments, type Segment } from './segment.js'
import type { Service } from './service.js'

/** What a path below the service's root means. */
export type Route =
  | { readonly kind: 'service-document' }
  | { readonly kind: 'set' | 'set-count'; readonly facts: TableFacts }
  | { readonly kind: 'record'; readonly at: Address }
  | { readonly kind: 'property' | 'raw-property'; readonly at: Address; readonly column: ColumnFacts }
  | { readonly kind: 'related' | 'related-count'; readonly at: Address; readonly name: string }
  /** `key`: of the row to take out of a collection. */
  | { readonly kind: 'reference'; readonly at: Address; readonly name: string; readonly key?: string }
  | { readonly kind: 'multiple'; readonly facts: TableFacts; readonly name: MultipleName }
  | { readonly kind: 'csdl' }
  | { readonly kind: 'definitions'; readonly segments: readonly Segment[] }
  | { readonly kind: 'metadata-changes'; readonly parameters: string }
  /** `parameters`: the text between a function's parentheses. */
  | { readonly kind: 'message'; readonly message: Message; readonly parameters: string; readonly at?: Address }

/** A table on the way of a path, and the names that given metadata declares. */
interface Place extends Pick<Service, 'declared'> {
  readonly facts: TableFacts
}

const namespace = 'Microsoft.Dynamics.CRM.'

/** Source: protocol/metadata.md 11.2. The emulator does not answer it. */
const unknown = new Set(['ManagedPropertyDefinitions'])

/** Reads a path, which is still percent-encoded. Names are case-sensitive. Source: protocol/wire.md 1.1, 2.1, 2.8, 2.11. */
export function parseRoute({ store, declared }: Pick<Service, 'store' | 'declared'>, path: string): Route {
  const [first, ...others] = parseSegments(path)
  if (first === undefined) return { kind: 'service-document' }
  if (unknown.has(first.name)) throw notEmulated(first.name)
  const metadata = routeToMetadata(first, others)
  if (metadata !== undefined) return metadata
  const facts = store.bySet.get(first.name)
  if (facts !== undefined) return routeInSet({ facts, declared }, first, others)
  const message = messages.find(({ name, boundTo }) => name === first.name && boundTo === undefined)
  if (message === undefined) throw unknownOnRoot(first.name, declared)
  return routeToMessage(message, first, others)
}

function routeToMetadata(first: Segment, others: readonly Segment[]): Route | undefined {
  if (isDefinitionSet(first.name)) return { kind: 'definitions', segments: [first, ...others] }
  if (first.name !== '$metadata' && first.name !== 'RetrieveMetadataChanges') return undefined
  const [next] = others
  if (next !== undefined) throw noSegment(next.name)
  if (first.name === '$metadata') return { kind: 'csdl' }
  return { kind: 'metadata-changes', parameters: first.key ?? '' }
}

function routeInSet({ facts, declared }: Place, { key, keyAsSent }: Segment, others: readonly Segment[]): Route {
  if (key !== undefined && keyAsSent !== undefined) return routeInRecord({ facts, key, keyAsSent }, declared, others)
  const [first, ...rest] = others
  if (first === undefined) return { kind: 'set', facts }
  if (first.name === '$count' && rest.length === 0) return { kind: 'set-count', facts }
  const name = first.name.replace(namespace, '')
  if (name !== first.name && isMultiple(name) && rest.length === 0) return { kind: 'multiple', facts, name }
  return routeToMessage(boundMessage({ facts, declared }, true, first), first, rest)
}

function routeInRecord(at: Address, declared: Place['declared'], [first, ...rest]: readonly Segment[]): Route {
  if (first === undefined) return { kind: 'record', at }
  const column = tableIndex(at.facts).byProperty.get(first.name)
  if (column !== undefined && first.key === undefined) return routeInProperty(at, column, rest)
  const isRelated = [...at.facts.navigation, ...at.facts.collections].some(({ name }) => name === first.name)
  if (isRelated) return routeInRelated(at, first, rest)
  return { ...routeToMessage(boundMessage({ facts: at.facts, declared }, false, first), first, rest), at }
}

function routeInProperty(at: Address, column: ColumnFacts, [first, ...rest]: readonly Segment[]): Route {
  if (first === undefined) return { kind: 'property', at, column }
  if (first.name === '$value' && rest.length === 0) return { kind: 'raw-property', at, column }
  throw noSegment(first.name)
}

function routeInRelated(at: Address, { name, key }: Segment, [first, ...rest]: readonly Segment[]): Route {
  if (first?.name === '$ref' && rest.length === 0) {
    return key === undefined ? { kind: 'reference', at, name } : { kind: 'reference', at, name, key }
  }
  if (key === undefined && first === undefined) return { kind: 'related', at, name }
  if (key === undefined && first?.name === '$count' && rest.length === 0) return { kind: 'related-count', at, name }
  throw notEmulated(`a path that goes on behind '${name}'`)
}

function boundMessage({ facts, declared }: Place, toSet: boolean, { name }: Segment): Message {
  const fits = (message: Message) => message.boundTo === facts.logicalName && (message.boundToSet === true) === toSet
  const message = messages.find((known) => fits(known) && `${namespace}${known.name}` === name)
  if (message !== undefined) return message
  // Source: "Use Web API functions". Our choice: the code, which the page does not show.
  if (messages.some((known) => fits(known) && known.name === name)) {
    throw badUrl('Request message has unresolved parameters.')
  }
  // Known, but bound to another table.
  if (messages.some((known) => `${namespace}${known.name}` === name)) throw noSegment(name)
  throw unknownOnRecord(name, declared)
}

function routeToMessage(message: Message, { key }: Segment, rest: readonly Segment[]) {
  if (rest.length > 0) throw notEmulated(`a path that goes on behind ${message.name}`)
  return { kind: 'message', message, parameters: key ?? '' } as const
}
