import { isGuid } from '../../schema/index.js'
import type { Session } from '../model.js'

/** A user besides the first. */
export interface EmulatorUser {
  readonly id: string
  readonly fullname: string
  /** The object id in Microsoft Entra, which `CallerObjectId` names. */
  readonly entraObjectId?: string
  /** Requests with this bearer token run as the user. */
  readonly token?: string
  /**
   * Privileges that the user lacks: `prvReadAccount`, `prvWriteOpportunity`, `prvActOnBehalfOfAnotherUser`,
   * `prvBypassCustomBusinessLogic`. Absent: none, as a system administrator.
   */
  readonly lacks?: readonly string[]
}

/**
 * Adds the users to the first user's business unit. The last word of a full name is the last name. One that cannot be
 * added is an error that says which.
 */
export function addUsers(session: Session, users: readonly EmulatorUser[]): void {
  const { businessunitid, organizationid } = session.get('systemuser', session.userId).values
  for (const [index, user] of users.entries()) {
    requireNew(session, users.slice(0, index), user, index)
    const { id, fullname, entraObjectId } = user
    const [, firstname, lastname = fullname] = /^(.*\S)\s+(\S+)$/.exec(fullname.trim()) ?? []
    session.write('systemuser', undefined, {
      systemuserid: id,
      ...(firstname === undefined ? {} : { firstname }),
      lastname,
      fullname,
      ...(entraObjectId === undefined ? {} : { azureactivedirectoryobjectid: entraObjectId }),
      businessunitid,
      organizationid,
      accessmode: 0,
      isdisabled: false,
    })
  }
}

const unique = ['id', 'entraObjectId', 'token'] as const
const ids = ['id', 'entraObjectId'] as const

function requireNew({ store }: Session, others: readonly EmulatorUser[], user: EmulatorUser, index: number): void {
  const place = `users[${index}]`
  for (const key of ids) {
    const id = user[key]
    if (id !== undefined && !isGuid(id)) throw new Error(`${place}.${key} is not a GUID: '${id}'.`)
  }
  for (const key of unique) {
    const folded = (one: EmulatorUser) => (key === 'token' ? one.token : one[key]?.toLowerCase())
    const other = user[key] === undefined ? -1 : others.findIndex((one) => folded(one) === folded(user))
    if (other !== -1) throw new Error(`${place}.${key} is that of users[${other}] too.`)
  }
  if (store.get('systemuser', user.id) === undefined) return
  throw new Error(
    `${place}.id is that of a user whom the organization has already: '${user.id}'. Give another id, or leave the user out.`,
  )
}
