import type { Store, StoredRecord, Target } from '../../model.js'
import type { Reader } from '../reader.js'
import { targetIn } from '../relations.js'
import { idsUnder } from './hierarchy.js'

/** Our choice: of a user without settings. */
const americanEnglish = 1033

/** The business unit of the user who reads. */
export function businessUnits({ store, userId }: Reader): readonly string[] {
  const unit = targetIn(userIn(store, userId), 'businessunitid')
  return unit === undefined ? [] : [unit.id]
}

/** The business units of the roles that the user has, also by a team. Our choice: without roles, the user's own. */
export function roleBusinessUnits(reader: Reader): readonly string[] {
  const { store, userId } = reader
  const roles = [
    ...store.linked('systemuserroles', { table: 'systemuser', id: userId }),
    ...teamsOf(store, [userId]).flatMap((id) => [...store.linked('teamroles', { table: 'team', id })]),
  ]
  const units = roles.flatMap(({ table, id }) => {
    const role = table === 'role' ? store.get(table, id) : undefined
    const unit = role && targetIn(role, 'businessunitid')
    return unit === undefined ? [] : [unit.id]
  })
  return units.length === 0 ? businessUnits(reader) : units
}

/** The teams that any of the users is in. */
export function teamsOf(store: Store, userIds: readonly string[]): readonly string[] {
  const isTeam = ({ table }: Target) => table === 'team'
  return userIds.flatMap((id) =>
    [...store.linked('teammembership', { table: 'systemuser', id })].filter(isTeam).map((team) => team.id),
  )
}

/** The user and all whose chain of managers leads to the user. */
export function userHierarchy({ store, userId }: Reader): readonly string[] {
  return [userId, ...idsUnder(store, 'systemuser', 'parentsystemuserid', userId)]
}

/** The number of the language that the user reads in. */
export function userLanguage({ store, userId }: Reader): number {
  const settings = store.tables.has('usersettings') ? store.get('usersettings', userId) : undefined
  const language = settings?.values['uilanguageid']
  return typeof language === 'number' && language > 0 ? language : americanEnglish
}

function userIn(store: Store, userId: string): StoredRecord {
  const user = store.get('systemuser', userId)
  if (user === undefined) throw new Error(`The reading user ${userId} has no record.`)
  return user
}
