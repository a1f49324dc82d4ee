import { UsageError } from '../errors/index.js'
import { newGuid } from '../schema/index.js'
import type { Checkpoint, CheckpointEntry } from './checkpoint.js'
import type { Item } from './verb.js'

/** A bulk call's own account of how far it has come. */
export interface Journal {
  /** A GUID, the same in each run. */
  readonly jobId: string
  earlier(index: number): Item<unknown>['earlier']
  sending(first: number, last: number): Promise<void>
  /** What became of some of them. Places in rising order. */
  settled(type: 'done' | 'refused', places: readonly number[]): Promise<void>
  close(): Promise<void>
}

const nothing = Promise.resolve()

/** Of a call without a checkpoint. */
export function unkept(): Journal {
  const keep = () => nothing
  return { jobId: newGuid(), earlier: () => 'nothing', sending: keep, settled: keep, close: keep }
}

export async function openJournal(checkpoint: Checkpoint, name: string): Promise<Journal> {
  const entries = await checkpoint.read()
  const close = async () => checkpoint.close?.()
  try {
    const jobId = jobIdIn(entries, name) ?? newGuid()
    if (entries.length === 0) await checkpoint.append({ type: 'job', id: jobId, name })
    const states = statesIn(entries)
    return {
      jobId,
      earlier: (index) => earlierOf[states[index] ?? 0] ?? 'nothing',
      sending: (first, last) => checkpoint.append({ type: 'sending', first, last }),
      async settled(type, places) {
        for (const [first, last] of rangesOf(places)) await checkpoint.append({ type, first, last })
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

function jobIdIn(entries: readonly CheckpointEntry[], name: string): string | undefined {
  const job = entries.find((entry) => entry.type === 'job')
  if (job === undefined || job.name === name) return job?.id
  throw new UsageError(`The checkpoint is of another bulk call (${job.name}), not of ${name}.`)
}

const earlierOf = ['nothing', 'maybe', 'done'] as const
const stateOf = { refused: 0, sending: 1, done: 2 } as const

/** A byte for every place up to the last one that was sent. What was done stays done. */
function statesIn(entries: readonly CheckpointEntry[]): Uint8Array {
  const ranges = entries.filter((entry) => entry.type !== 'job')
  const states = new Uint8Array(ranges.reduce((most, { last }) => Math.max(most, last + 1), 0))
  for (const { type, first, last } of ranges) {
    for (let place = first; place <= last; place += 1) {
      if (states[place] !== stateOf.done) states[place] = stateOf[type]
    }
  }
  return states
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
