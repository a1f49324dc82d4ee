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

/** Who a request runs as; undefined when it carries no bearer token. */
export function authenticate(service: Service, headers: Headers): Identity | undefined {
  const [, token] = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization')?.trim() ?? '') ?? []
  if (token === undefined) return undefined
  const callerId = requireUser(service.store.get('systemuser', service.userOf(token)))
  return { userId: impersonated(service, headers) ?? callerId, callerId }
}

/** Source: protocol/wire.md 12: the resource is named without `.api`. Our choice: an empty body, and no tenant. */
export function unauthorized(origin: string): Answer {
  const authority = 'https://login.microsoftonline.com/common/oauth2/authorize'
  return {
    status: 401,
    headers: {
      'WWW-Authenticate': `Bearer authorization_uri=${authority}, resource_id=${origin.replace('.api.', '.')}/`,
    },
  }
}

/** Source: protocol/wire.md 9.4. Our choice: of both headers, the preferred one counts. Everybody may act for others here. */
function impersonated({ store }: Service, headers: Headers): string | undefined {
  const objectId = headers.get('callerobjectid')
  if (objectId !== null) {
    const wanted = objectId.trim().toLowerCase()
    for (const user of store.all('systemuser')) {
      const held = user.values['azureactivedirectoryobjectid']
      if (typeof held === 'string' && held.toLowerCase() === wanted) return requireUser(user)
    }
    return requireUser(undefined)
  }
  const id = headers.get('mscrmcallerid')?.trim()
  return id === undefined ? undefined : requireUser(isGuid(id) ? store.get('systemuser', id) : undefined)
}

/** Source: protocol/wire.md 12 for the text, "Web service error codes" for the codes. */
function requireUser(user: StoredRecord | undefined): string {
  if (user === undefined) throw new Refusal(403, '0x80072560', 'The user is not a member of the organization.')
  if (user.values['isdisabled'] === true) throw new Refusal(403, '0x8004A112', 'The user is disabled.')
  return user.id
}
