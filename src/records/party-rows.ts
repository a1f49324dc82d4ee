import { UsageError } from '../errors/index.js'
import { nameText } from '../operation/index.js'
import { type PartyAddress, type Table, unresolvedAddress } from '../schema/index.js'
import { bindText, refOf } from './lookup-member.js'
import type { Member, Payload } from './member.js'

/** Whether a name is a list of an activity's people. */
export function isPartyList({ parties }: Table, name: string): boolean {
  return parties !== undefined && Object.hasOwn(parties.masks, name)
}

/** Rows of `activityparty`. The service makes them with the activity only. Source: protocol/actions.md, activity parties. */
export function partyRows(table: Table, name: string, list: unknown, mode: 'create' | 'update'): readonly Payload[] {
  if (mode === 'update') {
    throw new UsageError(`${table.name}.${name} is given when the record is created, and is not changed by an update.`)
  }
  if (!Array.isArray(list)) throw new UsageError(`${table.name}.${name} takes a list of refs.`)
  return Array.from(list, (party) => {
    const allowed = table.parties?.tables?.[name]
    const participationtypemask = table.parties?.masks[name]
    if (isAddress(party) && allowed?.includes(unresolvedAddress) !== false) {
      return { participationtypemask, addressused: addressText(party.address, `${table.name}.${name}`) }
    }
    const target = refOf(table, name, party)
    if (allowed?.includes(target.table) === false) {
      throw new UsageError(
        `${table.name}.${name} takes people of ${allowed.filter((one) => one !== unresolvedAddress).join(', ')}, not of ${nameText(target.table)}.`,
      )
    }
    return {
      participationtypemask,
      [`partyid_${nameText(target.table)}@odata.bind`]: bindText(table, name, target),
    }
  })
}

function isAddress(party: unknown): party is PartyAddress {
  return typeof party === 'object' && party !== null && 'address' in party && !('table' in party)
}

function addressText(address: unknown, name: string): string {
  if (typeof address === 'string' && /^[^\s@]+@[^\s@]+$/.test(address)) return address
  throw new UsageError(`${name} takes { address } with an e-mail address.`)
}

/** The members with the rows in their collection, behind those that it holds already. */
export function withRows(table: Table, members: readonly Member[], rows: readonly Payload[]): readonly Member[] {
  const collection = table.parties?.collection
  if (collection === undefined || rows.length === 0) return members
  const given = members.find(([name]) => name === collection)?.[1] ?? []
  if (!Array.isArray(given)) throw new UsageError(`${table.name}.${collection} takes a list.`)
  return [...members.filter(([name]) => name !== collection), [collection, [...given, ...rows]]]
}
