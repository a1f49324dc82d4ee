import type { z } from 'zod'
import { definitionShape, type TableDefinition } from './definition-shapes.js'
import { parseJson } from './json.js'
import { MetadataError } from './metadata-error.js'
import { faultOfName } from './plain-name.js'

/** Reads the answer of `EntityDefinitions` and keeps the named tables. Fails when one of them is missing. */
export function parseDefinitions(json: string, tables: readonly string[]): readonly TableDefinition[] {
  const document = 'EntityDefinitions'
  const wanted = new Set(tables)
  const items = itemsOf(document, parseJson(document, json)).filter(({ name }) => wanted.has(name))
  const found = new Map(readItems(document, items).map((one) => [one.LogicalName, one]))
  const missing = tables.filter((table) => !found.has(table))
  if (missing.length > 0) throw new MetadataError(document, `the definitions lack ${missing.join(', ')}.`)
  return [...found.values()]
}

/**
 * Reads the tables of a document: the answer of `EntityDefinitions`, one definition of it, or the answer of
 * `RetrieveMetadataChanges`. Source: protocol/metadata.md 11.2, 11.4.
 */
export function readDefinitions(document: string, json: unknown, language?: number): readonly TableDefinition[] {
  return readItems(document, itemsOf(document, json), language)
}

interface Item {
  readonly name: string
  /** Where in the document it stands; empty where it is the document. */
  readonly place: string
  readonly value: unknown
}

function itemsOf(document: string, json: unknown): readonly Item[] {
  if (!isObject(json)) {
    throw new MetadataError(
      document,
      'the JSON is no object, such as EntityDefinitions or RetrieveMetadataChanges answer.',
    )
  }
  refuseServiceError(document, json)
  for (const list of ['value', 'EntityMetadata']) {
    const items = json[list]
    if (Array.isArray(items)) return items.map((value, at) => toItem(document, value, `${list}[${at}]`))
  }
  return [toItem(document, json, '')]
}

function toItem(document: string, value: unknown, place: string): Item {
  const name = isObject(value) ? value['LogicalName'] : undefined
  const what = place === '' ? 'the JSON' : place
  if (typeof name === 'string' && isObject(value) && !('AttributeType' in value)) {
    const fault = faultOfName(name)
    if (fault !== undefined) throw new MetadataError(document, `${what} has a bad LogicalName: ${fault}.`)
    return { name, place, value }
  }
  throw new MetadataError(
    document,
    `${what} is no definition of a table. Wanted is the answer of EntityDefinitions, one definition of it, or the answer of RetrieveMetadataChanges.`,
  )
}

/** A file may hold the refusal that the service answered instead of the metadata. */
function refuseServiceError(document: string, json: Readonly<Record<string, unknown>>): void {
  const { error } = json
  if (!isObject(error)) return
  const { code, message } = error
  throw new MetadataError(
    document,
    `this is a refusal of the service and no metadata: ${code ?? 'no code'}, ${message ?? 'no message'}`,
  )
}

function readItems(document: string, items: readonly Item[], language?: number): readonly TableDefinition[] {
  const shape = definitionShape(language)
  return items.map(({ name, place, value }) => {
    const read = shape.safeParse(value)
    if (read.success) return read.data
    throw new MetadataError(document, `in the definition of ${name}, ${describe(read.error.issues[0], place)}.`)
  })
}

/** `value[2].Attributes[0].MaxLength: expected number, received string`. */
function describe(issue: z.core.$ZodIssue | undefined, place: string): string {
  const steps = issue?.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)) ?? []
  const path = `${place}${steps.join('')}`.replace(/^\./, '')
  return `${path}: ${issue?.message.replace(/^Invalid (input|option): /, '') ?? 'not as expected'}`
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
