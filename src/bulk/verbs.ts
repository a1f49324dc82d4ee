import { UsageError } from '../errors/index.js'
import { mapResult, type Operation } from '../operation/index.js'
import { associate, create, deleteRecord, type RelatedRef, type Relation, update, upsert } from '../records/index.js'
import type { CreateOf, KeyOf, Table, TableType, UpdateOf } from '../schema/index.js'
import { createMultiple, type KeyedData, updateMultiple, upsertMultiple } from './multiple.js'
import { outcomeBefore, type Taken, type Verb } from './verb.js'

/**
 * Creates records under ids of their own: a create whose answer was lost can be repeated, also by another process.
 *
 * @param jobId the first half of the ids; their places make the second.
 */
export function creating<Type extends TableType>(table: Table<Type>, jobId: string): Verb<CreateOf<Type>, string> {
  const { primaryKey } = table
  return {
    name: `${table.entitySetName}.create`,
    single: (data, index) =>
      hasOwnId(table, data) ? create(table, data) : create(table, data, { id: numberedId(jobId, index) }),
    multiple(items) {
      const records = items.map(({ input, index }) =>
        hasOwnId(table, input) ? input : { ...input, [primaryKey]: numberedId(jobId, index) },
      )
      return createMultiple(table, records)
    },
  }
}

/** A record, and what is to be related to it. */
export interface Related<Key, Target> {
  readonly key: Key
  readonly target: Target
}

type Changed<Type extends TableType> = KeyedData<KeyOf<Type>, UpdateOf<Type>>

export function updating<Type extends TableType>(table: Table<Type>): Verb<Changed<Type>, void> {
  return {
    name: `${table.entitySetName}.update`,
    single: (input) => update(table, keyIn(input), input.data),
    multiple: (items) => nothings(updateMultiple(table, items.map(inputOf)), items),
  }
}

type Stored<Type extends TableType> = KeyedData<KeyOf<Type>, Partial<CreateOf<Type>>>

export function upserting<Type extends TableType>(table: Table<Type>): Verb<Stored<Type>, void> {
  return {
    name: `${table.entitySetName}.upsert`,
    single: (input) => mapResult(upsert(table, keyIn(input), input.data), () => undefined),
    multiple: (items) => nothings(upsertMultiple(table, items.map(inputOf)), items),
  }
}

export function deleting<Type extends TableType>(table: Table<Type>): Verb<KeyOf<Type>, void> {
  return { name: `${table.entitySetName}.delete`, single: (key) => deleteRecord(table, key) }
}

export function associating<Type extends TableType, Name extends Relation<Type>>(
  table: Table<Type>,
  relation: Name,
): Verb<Related<KeyOf<Type>, RelatedRef<Type, Name>>, void> {
  return {
    name: `${table.entitySetName}.associate(${relation})`,
    single: (input) => associate(table, input.key, relation, input.target),
  }
}

/** @param isKept whether a checkpoint remembers what was done. It has no results: those that are in an answer are gone. */
export function running<Result>(isKept: boolean): Verb<Operation<Result>, Result> {
  return {
    name: 'operations',
    single(operation) {
      if (typeof operation?.path !== 'string' || operation.expects === 'stream') {
        throw new UsageError('bulk.run takes operations, none of which is read as a stream.')
      }
      if (!isKept || outcomeBefore(() => operation).ok) return operation
      throw new UsageError(
        `The result of ${operation.name} is in its answer, which a checkpoint does not keep: run it without one.`,
      )
    },
  }
}

function keyIn<Key>(input: KeyedData<Key, unknown>): Key {
  if (typeof input === 'object' && input !== null && 'key' in input) return input.key
  throw new UsageError('Each input is { key, data }: the key of a record, and what it is to hold.')
}

function inputOf<Input>({ input }: Taken<Input>): Input {
  return input
}

function nothings(operation: Operation<void>, { length }: readonly unknown[]): Operation<readonly undefined[]> {
  return mapResult(operation, () => Array.from({ length }, () => undefined))
}

/** One that is wrong is refused like every other value. */
function hasOwnId({ primaryKey }: Table, data: object): boolean {
  const { [primaryKey]: id } = (data ?? {}) as Readonly<Record<string, unknown>> // looked into, whatever it is
  return id !== undefined
}

/** In order, as the database likes new keys to be. The half before is random. */
function numberedId(jobId: string, index: number): string {
  return `${jobId.slice(0, 24)}${index.toString(16).padStart(12, '0')}`
}
