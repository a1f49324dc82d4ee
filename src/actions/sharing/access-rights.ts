import { UnexpectedResponseError, UsageError } from '../../errors/index.js'
import { isRef, type Ref } from '../../schema/index.js'

const rights = [
  'ReadAccess',
  'WriteAccess',
  'AppendAccess',
  'AppendToAccess',
  'CreateAccess',
  'DeleteAccess',
  'ShareAccess',
  'AssignAccess',
] as const

/** What a principal may do with a record. Source: enum AccessRights. */
export type AccessRight = (typeof rights)[number]

/** Who a record is shared with. */
export type Principal = Ref<'systemuser'> | Ref<'team'>

/** The rights that a call names: at least one, each of them known. */
export function requireRights(access: readonly AccessRight[]): readonly AccessRight[] {
  if (Array.isArray(access) && access.length > 0 && access.every((right) => rights.includes(right))) return access
  throw new UsageError(`access takes at least one of ${rights.join(', ')}.`)
}

/** A user or a team, made from its table object. */
export function requirePrincipal(principal: Principal, argument: string): Principal {
  const isPrincipal = isRef(principal) && (principal.table === 'systemuser' || principal.table === 'team')
  if (isPrincipal && principal.primaryKey !== undefined) return principal
  throw new UsageError(`${argument} takes ref(systemuser, id) or ref(team, id).`)
}

/** The rights in a flags text: `ReadAccess, WriteAccess`; none for `None`. One that is not known is passed over. */
export function readRights(text: unknown, operation: string): readonly AccessRight[] {
  if (typeof text !== 'string') throw new UnexpectedResponseError(`${operation} was answered without access rights.`)
  const named = new Set(text.split(',').map((right) => right.trim()))
  return rights.filter((right) => named.has(right))
}
