import type { Session } from '../model.js'

/** A user besides the first. */
export interface EmulatorUser {
  readonly id: string
  readonly fullname: string
  /** The object id in Microsoft Entra, which `CallerObjectId` names. */
  readonly entraObjectId?: string
  /** Requests with this bearer token run as the user. */
  readonly token?: string
}

/** Adds the users to the first user's business unit. The last word of a full name is the last name. */
export function addUsers(session: Session, users: readonly EmulatorUser[]): void {
  const { businessunitid, organizationid } = session.get('systemuser', session.userId).values
  for (const { id, fullname, entraObjectId } of users) {
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
