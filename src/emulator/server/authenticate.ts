import { isGuid } from '../../schema/index.js'
import { Refusal, type StoredRecord } from '../model.js'
import type { Answer } from './answer.js'
import type { Service } from './service.js'

/** Who a request runs as. */
export interface Identity {
  readonly userId: string
  /** Who sent it, on behalf of the user or as the user itself. */
  readonly callerId: string
}

/** Who a request runs as, or the answer to one that carries no token, or one that has ended. */
export function authenticate(service: Service, headers: Headers, origin: string): Identity | Answer {
  const [, token] = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization')?.trim() ?? '') ?? []
  if (token === undefined) return unauthorized(origin)
  const end = service.tokens.endOf(token)
  if (end !== undefined) return unauthorized(origin, end.claims)
  const userId = service.userOf(token)
  const callerId = requireUser(userId === undefined ? undefined : service.store.get('systemuser', userId))
  requireBypass(service, callerId, headers)
  return { userId: impersonated(service, callerId, headers) ?? callerId, callerId }
}

export function isAnswer(identity: Identity | Answer): identity is Answer {
  return 'status' in identity
}

/**
 * Source: protocol/wire.md 12: the resource is named without `.api`; "Claims challenges, claims requests, and client
 * capabilities" in the Microsoft identity platform documentation. Our choice: an empty body, and no tenant.
 */
function unauthorized(origin: string, claims?: string): Answer {
  const authority = 'https://login.microsoftonline.com/common/oauth2/authorize'
  const challenge = claims === undefined ? '' : `, error="insufficient_claims", claims="${encoded(claims)}"`
  return {
    status: 401,
    headers: {
      'WWW-Authenticate': `Bearer authorization_uri=${authority}, resource_id=${origin.replace('.api.', '.')}/${challenge}`,
    },
  }
}

/** In Base64: bytes of UTF-8. */
function encoded(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}

const bypassHeaders = ['mscrm.bypassbusinesslogicexecution', 'mscrm.bypassbusinesslogicexecutionstepids']

/** Source: protocol/wire.md 9.5 for the privilege. Our choice: the code and the text. */
function requireBypass(service: Service, callerId: string, headers: Headers): void {
  if (!bypassHeaders.some((name) => headers.has(name))) return
  if (service.privilegesOf(callerId, callerId).has('prvBypassCustomBusinessLogic')) return
  throw new Refusal(
    403,
    '0x80040220',
    `Principal user (Id=${callerId}, type=8) is missing prvBypassCustomBusinessLogic privilege.`,
  )
}

/** Source: protocol/wire.md 9.4. Our choice: of both headers, the preferred one counts. */
function impersonated(service: Service, callerId: string, headers: Headers): string | undefined {
  const objectId = headers.get('callerobjectid')
  const id = headers.get('mscrmcallerid')?.trim()
  if (objectId === null && id === undefined) return undefined
  if (!service.privilegesOf(callerId, callerId).has('prvActOnBehalfOfAnotherUser')) {
    throw new Refusal(
      403,
      '0x8004A110',
      'The caller may not act on behalf of another user: prvActOnBehalfOfAnotherUser is missing.',
    )
  }
  const { store } = service
  if (objectId === null) return requireUser(isGuid(id) ? store.get('systemuser', id) : undefined)
  const wanted = objectId.trim().toLowerCase()
  for (const user of store.all('systemuser')) {
    const held = user.values['azureactivedirectoryobjectid']
    if (typeof held === 'string' && held.toLowerCase() === wanted) return requireUser(user)
  }
  return requireUser(undefined)
}

/** Source: protocol/wire.md 12 for the text, "Web service error codes" for the codes. */
function requireUser(user: StoredRecord | undefined): string {
  if (user === undefined) throw new Refusal(403, '0x80072560', 'The user is not a member of the organization.')
  if (user.values['isdisabled'] === true) throw new Refusal(403, '0x8004A112', 'The user is disabled.')
  return user.id
}
