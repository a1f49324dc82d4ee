import { UsageError } from '../errors/index.js'
import { guidText, holdsPendingId, nameText, type Operation, recordPath } from '../operation/index.js'
import { isRef, type KeyOf, type Ref, type Table, type TableType, type Write } from '../schema/index.js'
import { bindings, bindText, lookupMember } from './lookup-member.js'

/** What relates a table to others: its collections, and its lookups by their logical names. */
export type Relation<Type extends TableType> = (keyof Type['collections'] | keyof Type['lookups']) & string

/** A record that a relation can hold. */
export type RelatedRef<Type extends TableType, Name> = Name extends keyof Type['collections']
  ? Ref<Type['collections'][Name] extends TableType ? Type['collections'][Name]['name'] : string>
  : NonNullable<Write<Type['lookups'][Name & keyof Type['lookups']]>>

/**
 * Takes a record into a collection of another one, or puts it into a lookup. A lookup is as well set by `update`.
 *
 * Wire: POST `…/{collection}/$ref`, PUT `…/{lookup}/$ref`, with the absolute URL of the record in `@odata.id`.
 * Fails with: `RecordNotFoundError` when one of both is missing.
 * Source: "Associate and disassociate table rows using the Web API".
 *
 * @example
 * await crm.execute(associate(account, accountId, 'contact_customer_accounts', ref(contact, contactId)))
 */
export function associate<Type extends TableType, Name extends Relation<Type>>(
  table: Table<Type>,
  key: KeyOf<Type>,
  relation: Name,
  target: RelatedRef<Type, Name>,
): Operation<void> {
  const path = recordPath(table, key)
  const record = refIn(table, relation, target)
  const ways = bindings(table, relation)
  const url = bindText(table, relation, record).slice(1)
  return Object.freeze({
    name: `${table.entitySetName}.associate`,
    method: ways === undefined ? 'POST' : 'PUT',
    path: `${path}/${ways === undefined ? nameText(relation) : navigationOf(table, relation, record)}/$ref`,
    body: (apiRoot: string) => ({ '@odata.id': `${apiRoot}${url}` }),
    expects: 'nothing',
    // A collection might refuse what it has already.
    repeat: ways === undefined ? 'when-refused' : 'always',
    read: () => undefined,
  } satisfies Operation<void>)
}

/**
 * Takes a record out of a collection of another one, or clears a lookup, which takes no target. None of them is deleted.
 *
 * Wire: DELETE `…/{collection}({id})/$ref`, DELETE `…/{lookup}/$ref`.
 * Fails with: `RecordNotFoundError` when one of both is missing.
 * Source: "Associate and disassociate table rows using the Web API".
 *
 * @example
 * await crm.execute(disassociate(account, accountId, 'contact_customer_accounts', ref(contact, contactId)))
 */
export function disassociate<Type extends TableType, Name extends Relation<Type>>(
  table: Table<Type>,
  key: KeyOf<Type>,
  relation: Name,
  ...target: Name extends keyof Type['collections'] ? [target: RelatedRef<Type, Name>] : []
): Operation<void> {
  const path = recordPath(table, key)
  return Object.freeze({
    name: `${table.entitySetName}.disassociate`,
    method: 'DELETE',
    path: `${path}/${removedFrom(table, relation, target[0])}/$ref`,
    expects: 'nothing',
    repeat: 'always',
    read: () => undefined,
  } satisfies Operation<void>)
}

function removedFrom(table: Table, relation: string, target: unknown): string {
  const [navigation] = Object.values(bindings(table, relation) ?? {})
  if (navigation !== undefined) return nameText(navigation)
  const { id } = refIn(table, relation, target)
  if (!holdsPendingId(id)) return `${nameText(relation)}(${guidText(id, `The ref in ${relation}`)})`
  throw new UsageError(`What is yet to be made cannot be taken out of ${table.name}.${relation}.`)
}

/** The navigation property by which a lookup holds this table. */
function navigationOf(table: Table, relation: string, record: Ref): string {
  const [member] = lookupMember(table, relation, bindings(table, relation) ?? {}, record)
  return nameText(member.slice(0, member.indexOf('@')))
}

function refIn(table: Table, relation: string, target: unknown): Ref {
  if (isRef(target)) return target
  throw new UsageError(`${table.name}.${relation} holds records: name one with ref(table, id).`)
}
