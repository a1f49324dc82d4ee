import { expect } from 'vitest'
import { messages } from '../../src/emulator/messages/index.js'
import type { MessageResult, Session, StoredRecord, Target } from '../../src/emulator/model.js'
import { seedOrganization } from '../../src/emulator/seed/index.js'
import { type AlternateKeys, createSession } from '../../src/emulator/session/index.js'
import { createStore } from '../../src/emulator/store/index.js'
import { tables } from '../../src/metadata/index.js'

/** A session over an organization of its own, in which nobody has worked yet. Its clock stands still and its ids count up. */
export function openSession(alternateKeys: AlternateKeys = {}): Session {
  let ids = 0
  const newId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`
  const session = createSession({
    store: createStore(tables),
    userId: newId(),
    now: () => new Date('2026-03-02T10:00:00.250Z'),
    newId,
    alternateKeys,
  })
  seedOrganization(session)
  return session
}

/** Runs a message as the server does once it has read the parameters. */
export function run(
  session: Session,
  name: string,
  parameters: Readonly<Record<string, unknown>> = {},
  bound?: Target,
): MessageResult {
  const message = messages.find((known) => known.name === name)
  if (message === undefined) throw new Error(`No message ${name}`)
  return message.run(session, bound ? { bound: session.get(bound.table, bound.id), parameters } : { parameters })
}

export function refusal(code: string) {
  return expect.objectContaining({ name: 'Refusal', code })
}

export function target({ table, id }: StoredRecord): Target {
  return { table, id }
}

export function rows(session: Session, table: string): readonly StoredRecord[] {
  return [...session.store.all(table)]
}

/** The record that a lookup points to, which must be there. */
export function lookup(record: StoredRecord | undefined, column: string): Target {
  const value = record?.values[column]
  if (typeof value !== 'object' || value === null || !('id' in value)) throw new Error(`${column} is empty`)
  return value as Target // an object with an id in a stored record is a lookup
}
