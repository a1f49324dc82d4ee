import { fetchRecords } from '../../fetchxml/index.js'
import { Refusal, type Session, type StoredRecord, type Target } from '../../model.js'
import { boundMessage, nothing, unboundMessage } from '../define-message.js'
import { lookupOf, pointsTo, targetOf, textOf } from '../values.js'
import { copiedColumns } from './copied-columns.js'

/** By `createdfromcode`. Source: protocol/option-values.md. */
const kinds: Readonly<Record<number, string>> = { 1: 'account', 2: 'contact', 4: 'lead' }

/** Source: Web API reference, action AddMemberList. */
export const addMemberList = boundMessage({
  name: 'AddMemberList',
  kind: 'action',
  boundTo: 'list',
  parameters: { EntityId: { type: 'Guid', required: true } },
  returns: { type: 'AddMemberListResponse', properties: { Id: 'Edm.Guid' } },
  run(session, list, { EntityId }) {
    const { table, id } = session.get(kindOf(list), EntityId)
    const member = add(session, list, { table, id })
    count(session, list)
    return { kind: 'complex', type: 'AddMemberListResponse', value: { Id: member.id } }
  },
})

/** Source: Web API reference, action AddListMembersList. */
export const addListMembersList = unboundMessage({
  name: 'AddListMembersList',
  kind: 'action',
  parameters: {
    List: { type: 'record', table: 'list', required: true },
    Members: { type: 'records', required: true },
  },
  run(session, { List, Members }) {
    const list = session.get('list', List.id)
    const kind = kindOf(list)
    for (const { table, id } of Members) {
      if (table !== kind) throw new Refusal(400, '0x80040203', `The list has members of ${kind}, not of ${table}.`)
      add(session, list, targetOf(session.get(table, id)))
    }
    count(session, list)
    return nothing
  },
})

/** Source: the metadata of an organization, action RemoveMemberList. */
export const removeMemberList = boundMessage({
  name: 'RemoveMemberList',
  kind: 'action',
  boundTo: 'list',
  parameters: { ListMember: { type: 'record', table: 'listmember', required: true } },
  run(session, list, { ListMember }) {
    const member = session.get('listmember', ListMember.id)
    const record = lookupOf(member, 'entityid')
    requireStatic(list)
    if (record === undefined || !pointsTo(member, 'listid', targetOf(list))) {
      throw new Refusal(400, '0x80040203', `${member.id} is no member of the list ${list.id}.`)
    }
    session.store.unlink('listmember', targetOf(list), record)
    session.store.remove('listmember', member.id)
    count(session, list)
    return nothing
  },
})

/** Source: the metadata of an organization, action CopyMembersList. */
export const copyMembersList = boundMessage({
  name: 'CopyMembersList',
  kind: 'action',
  boundTo: 'list',
  parameters: { TargetList: { type: 'record', table: 'list', required: true } },
  run(session, list, { TargetList }) {
    const to = session.get('list', TargetList.id)
    requireStatic(list)
    if (kindOf(to) !== kindOf(list)) throw new Refusal(400, '0x80040203', 'The lists have members of different tables.')
    for (const member of membersOf(session, list)) {
      const record = lookupOf(member, 'entityid')
      if (record) add(session, to, record)
    }
    count(session, to)
    return nothing
  },
})

/**
 * A static list of those whom the query of a dynamic one finds. Our choice: it has the columns of the other, its name among them.
 * Source: the metadata of an organization, action CopyDynamicListToStatic.
 */
export const copyDynamicListToStatic = boundMessage({
  name: 'CopyDynamicListToStatic',
  kind: 'action',
  boundTo: 'list',
  parameters: {},
  returns: { type: 'list' },
  run(session, list) {
    const fetchXml = textOf(list, 'query')
    if (list.values['type'] !== true || fetchXml === undefined) {
      throw new Refusal(400, '0x80040203', `The list ${list.id} is not dynamic.`)
    }
    const kind = kindOf(list)
    const columns = { ...copiedColumns(list.values, 'listid', 'query', 'membercount'), type: false }
    const made = session.write('list', undefined, columns)
    for (const record of fetchRecords(session, kind, fetchXml, session.store.all(kind))) {
      add(session, made, targetOf(record))
    }
    count(session, made)
    return { kind: 'record', record: session.get('list', made.id), typed: false }
  },
})

/** Our choice: who is on the list already stays there once, and the code for a dynamic or a locked list. */
function add(session: Session, list: StoredRecord, record: Target): StoredRecord {
  requireStatic(list)
  if (list.values['lockstatus'] === true) throw new Refusal(400, '0x80040203', `The list ${list.id} is locked.`)
  const there = membersOf(session, list).find((member) => pointsTo(member, 'entityid', record))
  if (there !== undefined) return there
  session.store.link('listmember', targetOf(list), record)
  return session.write('listmember', undefined, {
    listid: targetOf(list),
    entityid: record,
    entitytype: record.table,
    name: list.values['listname'],
  })
}

/** The members of a dynamic list are what its query finds. */
function requireStatic(list: StoredRecord): void {
  if (list.values['type'] === true) throw new Refusal(400, '0x80040203', `The list ${list.id} is dynamic.`)
}

function kindOf(list: StoredRecord): string {
  const kind = kinds[Number(list.values['createdfromcode'])]
  if (kind !== undefined) return kind
  throw new Refusal(400, '0x80040203', `The list ${list.id} does not say which members it has.`)
}

function count(session: Session, list: StoredRecord): void {
  session.write('list', list.id, { membercount: membersOf(session, list).length })
}

function membersOf({ store }: Session, list: StoredRecord): readonly StoredRecord[] {
  return [...store.all('listmember')].filter((member) => pointsTo(member, 'listid', targetOf(list)))
}
