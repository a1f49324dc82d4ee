import { randomUUID } from 'node:crypto'
import { type Client, type CreateOf, type Ref, ref, type Table, type TableType } from 'dynamics365-crm'
import { RecordNotFoundError } from 'dynamics365-crm/errors'
import { afterEach, beforeEach } from 'vitest'

/** What a suite works in: an organization that others use too, so everything that is made there is taken away again. */
export interface Workspace {
  readonly crm: Client
  /** A text that stands in no record of anybody else's. */
  readonly mark: string
  /** Creates a record until the end of the test. */
  add<Type extends TableType>(table: Table<Type>, data: CreateOf<Type>): Promise<Ref<Type['name']>>
  /** Deletes a record at the end of the test, if it is there then. */
  discard<Type extends TableType>(table: Table<Type>, id: string): void
  /** Deletes a record after those that it belongs to: an organization may have deleted it with them. */
  discardLast<Type extends TableType>(table: Table<Type>, id: string): void
}

/** Gives every test of the surrounding suite its own workspace. */
export function useWorkspace(open: () => Promise<Client>): () => Workspace {
  const state: { current?: Workspace } = {}
  const undoing: (() => Promise<void>)[] = []
  const undoingLast: (() => Promise<void>)[] = []

  beforeEach(async () => {
    const crm = await open()
    const discard: Workspace['discard'] = (table, id) => undoing.push(() => crm.delete(table, id))
    state.current = {
      crm,
      mark: `contract ${randomUUID().slice(0, 8)}`,
      discard,
      discardLast: (table, id) => undoingLast.push(() => crm.delete(table, id)),
      async add(table, data) {
        const id = await crm.create(table, data)
        discard(table, id)
        return ref(table, id)
      },
    }
  })

  // What was made last may hold on to what was made before.
  afterEach(async () => {
    const all = [...undoing.splice(0).reverse(), ...undoingLast.splice(0)]
    for (const undo of all) await undo().catch(unlessGone)
  })

  return () => {
    if (state.current === undefined) throw new Error('A workspace is open within a test only.')
    return state.current
  }
}

/** Deleting a record may have taken others along. */
function unlessGone(error: unknown): void {
  if (!(error instanceof RecordNotFoundError)) throw error
}
