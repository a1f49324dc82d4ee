import type { ColumnFacts } from '../../schema/index.js'
import { type Answer, json } from './answer.js'
import type { Address, Call } from './call.js'
import { createOne } from './create.js'
import { deleteOne } from './delete.js'
import { deleteFile, downloadFile, downloadImage, uploadFile } from './file-content.js'
import { answerDefinitions, readCsdl, retrieveMetadataChanges } from './metadata.js'
import { runMultiple } from './multiple.js'
import { clearProperty, putProperty, readProperty, readRawProperty } from './property.js'
import { requireOptions } from './query-options.js'
import { countRelated, countSet, readOne, readRelated, readSet } from './read.js'
import { readReferences } from './read-references.js'
import { addReference, putReference, removeReference } from './references.js'
import { notEmulated, wrongVerb } from './refuse.js'
import type { Route } from './route.js'
import { runMessage } from './run-message.js'
import { updateOne } from './update.js'

type Verbs = Readonly<Partial<Record<string, () => Answer>>>

/** Answers a call by what its path means and by its verb. */
export function dispatch(call: Call, route: Route): Answer {
  switch (route.kind) {
    case 'service-document':
      return byVerb(call, 'the service document', { GET: () => serviceDocument(call) })
    case 'set':
      return byVerb(call, `the entity set ${route.facts.entitySetName}`, {
        GET: () => readSet(call, route.facts),
        POST: () => createOne(call, route.facts),
      })
    case 'set-count':
      return byVerb(call, '$count', { GET: () => countSet(call, route.facts) })
    case 'record':
      return byVerb(call, `a record of ${route.at.facts.entitySetName}`, {
        GET: () => readOne(call, route.at),
        PATCH: () => updateOne(call, route.at),
        DELETE: () => deleteOne(call, route.at),
      })
    case 'property':
      return property(call, route)
    case 'raw-property':
      return byVerb(call, '$value', { GET: () => readContent(call, route.at, route.column) })
    case 'related':
      return related(call, route)
    case 'related-count':
      return byVerb(call, '$count', { GET: () => countRelated(call, route.at, route.name) })
    case 'reference':
      return reference(call, route)
    case 'multiple':
      return byVerb(call, route.name, { POST: () => runMultiple(call, route.facts, route.name) })
    case 'csdl':
      return readCsdl(call)
    case 'definitions':
      return answerDefinitions(call, route.segments)
    case 'metadata-changes':
      return retrieveMetadataChanges(call, route.parameters)
    case 'message':
      return runMessage(call, route.message, route.parameters, route.at)
  }
}

function property(call: Call, { at, column }: Extract<Route, { kind: 'property' | 'raw-property' }>): Answer {
  if (column.type === 'File') {
    return byVerb(call, `the file column '${column.property}'`, {
      GET: () => readProperty(call, at, column),
      PATCH: () => uploadFile(call, at, column),
      DELETE: () => deleteFile(call, at, column),
    })
  }
  return byVerb(call, `the property '${column.property}'`, {
    GET: () => readProperty(call, at, column),
    PUT: () => putProperty(call, at, column),
    DELETE: () => clearProperty(call, at, column),
  })
}

function readContent(call: Call, at: Address, column: ColumnFacts): Answer {
  if (column.type === 'File') return downloadFile(call, at, column)
  return column.type === 'Image' ? downloadImage(call, at, column) : readRawProperty(call, at, column)
}

function related(call: Call, { at, name }: Extract<Route, { kind: 'related' | 'related-count' }>): Answer {
  if (call.method === 'POST' || call.method === 'PUT')
    throw notEmulated(`${call.method} on the navigation property '${name}'`)
  return byVerb(call, `the navigation property '${name}'`, { GET: () => readRelated(call, at, name) })
}

function reference(call: Call, { at, name, key }: Extract<Route, { kind: 'reference' }>): Answer {
  const remove = () => removeReference(call, at, name, key)
  if (key !== undefined) return byVerb(call, 'the reference of one record', { DELETE: remove })
  return byVerb(call, `the references of '${name}'`, {
    GET: () => readReferences(call, at, name),
    POST: () => addReference(call, at, name),
    PUT: () => putReference(call, at, name),
    DELETE: remove,
  })
}

function byVerb(call: Call, resource: string, verbs: Verbs): Answer {
  const answer = Object.hasOwn(verbs, call.method) ? verbs[call.method] : undefined
  if (answer === undefined) throw wrongVerb(call.method, resource)
  return answer()
}

/** Source: protocol/wire.md 1.1. */
function serviceDocument({ reader, url }: Call): Answer {
  requireOptions(url)
  const sets = [...reader.store.bySet.keys()].map((name) => ({ name, kind: 'EntitySet', url: name }))
  return json({ '@odata.context': `${reader.apiRoot}/$metadata`, value: sets })
}
