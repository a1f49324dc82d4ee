import { UsageError } from '../errors/index.js'
import { type CallOptions, type Operation, pendingId } from '../operation/index.js'
import { type Ref, type RefTarget, ref } from '../schema/index.js'

declare const result: unique symbol

/** What `add` gives: the key to the result. */
export interface Added<Result> {
  readonly [result]?: Result
}

/** An operation of a change set. */
export interface Member {
  readonly key: Added<unknown>
  readonly operation: Operation<unknown>
  readonly options: CallOptions | undefined
  /** What stands for the id of the record that it makes. */
  readonly pendingId: string | undefined
}

/**
 * Operations that are done together or not at all. Made by `changeSet`.
 *
 * What `add` gives for a create is a ref to the record that will be made: it can stand in lookups of the operations after
 * it, and as the record that they are about.
 */
export class ChangeSet {
  readonly #members: Member[] = []

  /** The operations, in the order in which they were added. */
  get members(): readonly Member[] {
    return this.#members
  }

  add<Name extends string, Result>(
    operation: Operation<Result> & { readonly table: RefTarget<Name> },
    options?: CallOptions,
  ): Ref<Name> & Added<Result>
  add<Result>(operation: Operation<Result>, options?: CallOptions): Added<Result>
  add(operation: Operation<unknown> & { readonly table?: RefTarget<string> }, options?: CallOptions): Added<unknown> {
    if (operation.method === 'GET') throw new UsageError(`${operation.name} reads, and a change set takes writes only.`)
    const { table } = operation
    const id = table === undefined ? undefined : pendingId()
    const key = table === undefined || id === undefined ? Object.freeze({}) : ref(table, id)
    this.#members.push({ key, operation, options, pendingId: id })
    return key
  }
}

/**
 * Makes an empty change set.
 *
 * Source: "Execute batch operations using the Web API".
 *
 * @example
 * const set = changeSet()
 * const made = set.add(create(account, { name: 'Northwind' }))
 * set.add(create(contact, { lastname: 'Smith', parentcustomerid: made }))
 * const [results] = await crm.batch([set])
 * console.log(results.get(made))
 */
export function changeSet(): ChangeSet {
  return new ChangeSet()
}

/** The results of a change set that was done. */
export class ChangeSetResult {
  readonly #results: ReadonlyMap<Added<unknown>, unknown>

  constructor(results: ReadonlyMap<Added<unknown>, unknown>) {
    this.#results = results
  }

  /** The result of what `add` gave this key for. */
  get<Result>(added: Added<Result>): Result {
    if (!this.#results.has(added)) throw new UsageError('This was not added to the change set.')
    return this.#results.get(added) as Result // it was added as the key to this type
  }
}
