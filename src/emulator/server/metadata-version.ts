import { versionStamp } from '../definitions/index.js'
import { asksFor, type Body } from '../odata/index.js'
import type { Call } from './call.js'

const annotation = 'Microsoft.Dynamics.CRM.globalmetadataversion'

/**
 * The body with the version of the definitions, where the caller asks for it. Source: protocol/wire.md 1.5.
 * Our choice: it is the number in the stamp of `RetrieveMetadataChanges`, as text, and stands after the context.
 */
export function withMetadataVersion({ prefer, session }: Call, body: Body): Body {
  if (!asksFor(prefer.ofPage.annotations, annotation)) return body
  const { '@odata.context': context, ...rest } = body
  const [version] = versionStamp(session.store.tables).split('!')
  return { '@odata.context': context, [`@${annotation}`]: version, ...rest }
}
