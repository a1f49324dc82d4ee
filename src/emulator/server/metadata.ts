import { type PathSegment, readDefinitions, retrieveChanges, writeCsdl } from '../definitions/index.js'
import { messages } from '../messages/index.js'
import { Refusal, type Store } from '../model.js'
import { type Answer, json, noContent, plainText } from './answer.js'
import type { Call } from './call.js'
import { parseArgument } from './function-argument.js'
import { readArguments } from './function-parameters.js'
import { queryOptions, requireOptions } from './query-options.js'
import { badUrl, notEmulated, wrongVerb } from './refuse.js'

const documents = new WeakMap<Store['tables'], Map<boolean, string>>()

/** Written once per emulator, and once more with annotations. Source: protocol/metadata.md 11.1. */
export function readCsdl({ method, url, prefer, session }: Call): Answer {
  if (method !== 'GET') throw wrongVerb(method, '$metadata')
  requireOptions(url, 'annotations')
  const { tables } = session.store
  const annotated =
    queryOptions(url).get('annotations') === 'true' || prefer.ofRecord.annotations?.includes('*') === true
  const kept = documents.get(tables) ?? new Map<boolean, string>()
  documents.set(tables, kept)
  const text = kept.get(annotated) ?? writeCsdl(tables, messages, annotated)
  kept.set(annotated, text)
  const headers = {
    'Content-Type': 'application/xml',
    'Preference-Applied': prefer.applied('odata.include-annotations'),
  }
  return { status: 200, headers, text }
}

/** Source: protocol/metadata.md 11.2, 11.3. The emulator's definitions are read only. */
export function answerDefinitions(call: Call, segments: readonly PathSegment[]): Answer {
  const { method, url, session, reader } = call
  const name = segments[0]?.name ?? ''
  if (method === 'PATCH') throw new Refusal(405, '0x80060888', `Operation not supported on ${name}.`)
  if (method !== 'GET') throw notEmulated(`${method} on ${name}`)
  const answer = readDefinitions(session.store.tables, reader.apiRoot, segments, url.search)
  if (answer === undefined) return noContent()
  return 'text' in answer ? plainText(answer.text) : json(answer.body)
}

const parameters = {
  Query: 'record',
  DeletedMetadataFilters: 'enum',
  ClientVersionStamp: 'String',
  AppModuleId: 'Guid',
  RetrieveAllSettings: 'Boolean',
} as const

/** Source: protocol/metadata.md 11.4. Filters of what was deleted and settings change nothing: the emulator has neither. */
export function retrieveMetadataChanges(call: Call, text: string): Answer {
  const { method, session, reader, url } = call
  if (method !== 'GET') throw wrongVerb(method, 'the function RetrieveMetadataChanges')
  const option = [...queryOptions(url).keys()].find((one) => one.startsWith('$'))
  if (option !== undefined) throw notEmulated(`the query option '${option}' on RetrieveMetadataChanges`)
  requireOptions(url)
  const given = readArguments(call, text)
  const unknown = [...given.keys()].find((name) => !Object.hasOwn(parameters, name))
  if (unknown !== undefined) throw badUrl(`RetrieveMetadataChanges has no parameter '${unknown}'.`)
  const values = Object.fromEntries(
    Object.entries(parameters).map(([name, type]) => [name, readParameter(name, type, given.get(name) ?? 'null')]),
  )
  const { Query, ClientVersionStamp, AppModuleId } = values
  if (AppModuleId !== null) throw notEmulated('the parameter AppModuleId of RetrieveMetadataChanges')
  const clientVersionStamp = typeof ClientVersionStamp === 'string' ? ClientVersionStamp : null
  const changes = retrieveChanges(session.store.tables, { query: Query, clientVersionStamp })
  const context = `${reader.apiRoot}/$metadata#Microsoft.Dynamics.CRM.RetrieveMetadataChangesResponse`
  return json({ '@odata.context': context, ...changes })
}

function readParameter(name: string, type: (typeof parameters)[keyof typeof parameters], text: string): unknown {
  if (type !== 'enum') return parseArgument(name, text, type)
  if (text === 'null') return null
  const [, members] = /^Microsoft\.Dynamics\.CRM\.DeletedMetadataFilters'([\w, ]+)'$/.exec(text) ?? []
  if (members === undefined) throw badUrl(`The value ${text} of the parameter '${name}' cannot be read.`)
  return members
}
