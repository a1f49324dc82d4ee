import { UsageError } from '../errors/index.js'
import { newGuid } from '../schema/index.js'
import type { Checkpoint } from './checkpoint.js'
import type { Item } from './verb.js'

/** A bulk call's own account of how far it has come. */
export interface Journal {
  /** A GUID, the same in each run. */
  readonly jobId: string
  /** To be asked in the order of the inputs. */
  earlier(index: number): Item<unknown>['earlier']
  sending(first: number, last: number): Promise<void>
  /** Places in rising order. */
  done(places: readonly number[]): Promise<void>
}

const nothing = Promise.resolve()

/** Of a call without a checkpoint. */
export function unkept(): Journal {
  return { jobId: newGuid(), earlier: () => 'nothing', sending: () => nothing, done: () => nothing }
}

export async function openJournal(checkpoint: Checkpoint, name: string): Promise<Journal> {
  const entries = await checkpoint.read()
  const job = entries.find(({ type }) => type === 'job')
  if (job !== undefined && 'name' in job && job.name !== name) {
    throw new UsageError(`The checkpoint is of another bulk call (${job.name}), not of ${name}.`)
  }
  const jobId = job !== undefined && 'id' in job ? job.id : newGuid()
  if (job === undefined) await checkpoint.append({ type: 'job', id: jobId, name })

  let mostSent = -1
  const done: (readonly [first: number, last: number])[] = []
  for (const entry of entries) {
    if (entry.type === 'sending') mostSent = Math.max(mostSent, entry.last)
    if (entry.type === 'done') done.push([entry.first, entry.last])
  }
  done.sort(([one], [other]) => one - other)
  let next = 0

  return {
    jobId,
    earlier(index) {
      for (let last = done[next]?.[1]; last !== undefined && last < index; last = done[next]?.[1]) next += 1
      const [first] = done[next] ?? []
      if (first !== undefined && first <= index) return 'done'
      return index <= mostSent ? 'maybe' : 'nothing'
    },
    sending: (first, last) => checkpoint.append({ type: 'sending', first, last }),
    async done(places) {
      for (const [first, last] of rangesOf(places)) await checkpoint.append({ type: 'done', first, last })
    },
  }
}

function rangesOf(places: readonly number[]): readonly (readonly [first: number, last: number])[] {
  const ranges: [first: number, last: number][] = []
  for (const place of places) {
    const range = ranges.at(-1)
    if (range !== undefined && range[1] === place - 1) range[1] = place
    else ranges.push([place, place])
  }
  return ranges
}
