import { type Refusal, ServiceError } from './service-error.js'

/** Source: protocol of the service's texts, "… is missing prvReadAccount privilege … on OTC=1 for entity 'account'". */
const missingPrivilege = /\b(prv\w+)\b(?:.*?\bentity '(\w+)')?/s
/** "… does not have CreateAccess right(s) for record with id … of entity account". */
const missingRight = /\bdoes not have (\w+) right(?:.*?\bof entity (\w+))?/s

/** The caller may not do this: a privilege, a role or column security is missing. */
export class PermissionError extends ServiceError {
  override readonly name: string = 'PermissionError'
  override readonly kind: 'missing-privilege' | 'missing-user' = 'missing-privilege'
  /** `prvReadAccount`, where the service names it. */
  readonly privilege: string | undefined
  /** `CreateAccess`: the right on one record, where the service names it. */
  readonly right: string | undefined
  /** Logical name of the table, where the service names it. */
  readonly table: string | undefined

  constructor(refusal: Refusal, about?: string, advice = adviceFor(refusal, about)) {
    super(refusal, { advice })
    const [, privilege, table] = missingPrivilege.exec(refusal.message) ?? []
    const [, right, ofTable] = missingRight.exec(refusal.message) ?? []
    this.privilege = privilege
    this.right = right
    this.table = table ?? ofTable
  }
}

function adviceFor({ message }: Refusal, about: string | undefined): string {
  if (about === 'impersonation') {
    return 'Give the caller a security role with the privilege prvActOnBehalfOfAnotherUser.'
  }
  const privilege = missingPrivilege.exec(message)?.[1]
  return privilege === undefined
    ? 'Give the caller a security role that allows it, or share the record with it.'
    : `Give the caller a security role with the privilege ${privilege}.`
}

/** The token is good, but nobody in the organization goes with it. */
export class MissingUserError extends PermissionError {
  override readonly name = 'MissingUserError'
  override readonly kind = 'missing-user'

  constructor(refusal: Refusal) {
    super(
      refusal,
      undefined,
      'Create an application user for this service principal in the Power Platform admin center (Environments, Settings, Users + permissions, Application users) and give it a security role.',
    )
  }
}
