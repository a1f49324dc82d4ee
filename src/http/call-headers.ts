import { UsageError } from '../errors/index.js'
import { type CallOptions, etagText, guidText, type Operation } from '../operation/index.js'
import { withAnnotations } from './prefer.js'

/** Name in lower case → value. */
export type RequestHeaders = Readonly<Record<string, string>>

/** Sent by the library itself, or by an option that has checks of its own. */
const notForCallers =
  /^(authorization|cookie|host|connection|content-.*|transfer-encoding|odata-.*|accept|if-match|if-none-match|prefer|callerobjectid|mscrmcallerid|consistency|x-ms-client-request-id|x-ms-correlation-request-id|mscrm\.(suppressduplicatedetection|bypassbusinesslogicexecution|bypassbusinesslogicexecutionstepids|suppresscallbackregistrationexpanderjob|solutionuniquename|sessiontoken))$/

/** In the documentation: by default at most 3, and it recommends no more than 10. */
const mostStepIds = 10

/**
 * The headers that the options of a call ask for, by names in lower case; those of the operation are given to tell what the
 * two say against each other.
 *
 * Source: "Use optional parameters", "Bypass custom business logic", "Impersonate another user", "Use elastic tables".
 */
export function callHeaders(options: CallOptions, operation: Operation<unknown>): RequestHeaders {
  requireFitting(options, operation)
  const headers: Record<string, string> = {}
  const set = (name: string, value: string | undefined) => {
    if (value !== undefined) headers[name] = value
  }
  const { as, detectDuplicates, suppressFlows, solution, sessionToken, correlationId, annotations } = options
  if (typeof as === 'object') set('mscrmcallerid', guidText(as.systemUserId, 'as.systemUserId'))
  else if (as !== undefined) set('callerobjectid', guidText(as, 'as'))
  set('if-match', ifMatch(options, operation))
  if (detectDuplicates !== undefined) set('mscrm.suppressduplicatedetection', String(!detectDuplicates))
  set('mscrm.bypassbusinesslogicexecution', bypassed(options.bypass))
  set('mscrm.bypassbusinesslogicexecutionstepids', stepIds(options.bypassStepIds))
  if (suppressFlows === true) set('mscrm.suppresscallbackregistrationexpanderjob', 'true')
  set('mscrm.solutionuniquename', solution)
  if (options.consistency !== undefined) set('consistency', strong(options.consistency))
  set('mscrm.sessiontoken', sessionToken)
  if (correlationId !== undefined) set('x-ms-correlation-request-id', guidText(correlationId, 'correlationId'))
  if (annotations !== undefined) set('prefer', withAnnotations(operation.headers?.['Prefer'], annotations))
  for (const [name, value] of Object.entries(options.headers ?? {})) set(ownName(name), value)
  return headers
}

/** What the service would refuse, or what would have no effect on it. */
function requireFitting(options: CallOptions, { name, method }: Operation<unknown>): void {
  const isRead = method === 'GET'
  const refuse = (option: string, reason: string) => {
    throw new UsageError(`${name} takes no ${option}: ${reason}.`)
  }
  if (options.ifMatch !== undefined && (isRead || method === 'POST'))
    refuse('ifMatch', 'it changes no version of a record')
  if (options.detectDuplicates !== undefined && (isRead || method === 'DELETE')) {
    refuse('detectDuplicates', 'duplicate rules look at what is created or changed')
  }
  if (isRead && options.suppressFlows === true) refuse('suppressFlows', 'a read starts no flow')
  if (isRead && options.solution !== undefined) refuse('solution', 'a read puts nothing into a solution')
  if (options.partitionId !== undefined && !isRead && method !== 'DELETE') {
    refuse('partitionId', 'a write names its partition in the column partitionid or in the key')
  }
}

function ifMatch({ ifMatch: wanted }: CallOptions, { name, headers }: Operation<unknown>): string | undefined {
  if (wanted === undefined) return undefined
  const given = headers?.['If-Match']
  if ((given !== undefined && given !== '*' && given !== wanted) || headers?.['If-None-Match'] !== undefined) {
    throw new UsageError(`${name} has a condition of its own: give ifMatch to one of the two.`)
  }
  return etagText(wanted)
}

function bypassed(bypass: CallOptions['bypass']): string | undefined {
  if (bypass === undefined) return undefined
  const isKnown = Array.isArray(bypass) && bypass.every((one) => one === 'CustomSync' || one === 'CustomAsync')
  if (isKnown && bypass.length > 0) return [...new Set(bypass)].join(',')
  throw new UsageError("bypass takes a list of 'CustomSync' and 'CustomAsync'.")
}

function stepIds(ids: CallOptions['bypassStepIds']): string | undefined {
  if (ids === undefined) return undefined
  if (Array.isArray(ids) && ids.length > 0 && ids.length <= mostStepIds) {
    return ids.map((id) => guidText(id, 'bypassStepIds')).join(',')
  }
  throw new UsageError(`bypassStepIds takes 1 to ${mostStepIds} ids of plug-in steps.`)
}

function strong(consistency: string): string {
  if (consistency === 'strong') return 'Strong'
  throw new UsageError("consistency takes 'strong'.")
}

function ownName(name: string): string {
  const lower = name.toLowerCase()
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) throw new UsageError('A name in headers is none that a header can have.')
  if (!notForCallers.test(lower)) return lower
  throw new UsageError(`headers cannot set ${lower}: the library does, or has an option for it.`)
}
