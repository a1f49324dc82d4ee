import { NotRunError, type Outcome, OutcomeUnknownError } from '../errors/index.js'
import { ChangeSet, ChangeSetResult } from './change-set.js'
import { noAnswer, resultOf } from './item-answer.js'
import { type BatchItem, requestOf } from './items.js'
import type { BatchAnswer, PartAnswer } from './read-batch.js'
import type { Numbered } from './write-batch.js'

/** What became of each item: every one has an outcome, also where the answer holds fewer. */
export function outcomesOf(
  items: readonly BatchItem[],
  numbers: ReadonlyMap<ChangeSet, Numbered>,
  answer: BatchAnswer,
  { stopsAtFirst, repeated }: { readonly stopsAtFirst: boolean; readonly repeated: boolean },
): readonly Outcome<unknown>[] {
  const parts = isAligned(items, answer, stopsAtFirst) ? answer.parts : []
  const stop = stopsAtFirst && answer.isWhole ? parts.findIndex(isRefusal) : -1
  return items.map((item, index) =>
    stop !== -1 && index > stop
      ? failed(repeated && !isRead(item) ? mayHaveBeenRun(item) : notRun(item))
      : outcomeOf(item, numbers, parts[index], repeated),
  )
}

/**
 * Whether the parts stand for the items by their places. An answer that is whole and yet holds fewer or more of them than it
 * should says of none whose it is.
 */
function isAligned(items: readonly BatchItem[], { parts, isWhole }: BatchAnswer, stopsAtFirst: boolean): boolean {
  if (parts.length >= items.length) return parts.length === items.length
  const last = parts.at(-1)
  return !isWhole || (stopsAtFirst && last !== undefined && isRefusal(last))
}

function isRefusal(part: BatchAnswer['parts'][number]): boolean {
  return isOne(part) ? part.status >= 400 : part.some(({ status }) => status >= 400)
}

function outcomeOf(
  item: BatchItem,
  numbers: ReadonlyMap<ChangeSet, Numbered>,
  part: PartAnswer | readonly PartAnswer[] | undefined,
  repeated: boolean,
): Outcome<unknown> {
  return settled(() => {
    if (item instanceof ChangeSet) return changeSetResult(numbers.get(item) ?? new Map(), part)
    const { operation } = requestOf(item)
    const answer = isOne(part) ? part : part?.[0]
    if (answer === undefined) throw noAnswer(operation)
    return resultOf(operation, answer, repeated)
  })
}

/** A change set that failed is answered by the one refusal, with or without a frame of its own. */
function changeSetResult(members: Numbered, part: PartAnswer | readonly PartAnswer[] | undefined): ChangeSetResult {
  const answers = part === undefined ? [] : isOne(part) ? [part] : part
  const [first] = members.values()
  const refusal = answers.find(({ status }) => status >= 400)
  if (refusal !== undefined) {
    const member = members.get(refusal.contentId ?? '') ?? first
    if (member !== undefined) resultOf(member.operation, refusal)
  }
  let position = 0
  const results = [...members].map(([contentId, { key, operation }]) => {
    const place = position
    position += 1
    const answer = answers.find((one) => one.contentId === contentId) ?? unnumbered(answers[place])
    if (answer === undefined) throw noAnswer(operation)
    return [key, resultOf(operation, answer)] as const
  })
  return new ChangeSetResult(new Map(results))
}

function unnumbered(answer: PartAnswer | undefined): PartAnswer | undefined {
  return answer?.contentId === undefined ? answer : undefined
}

function notRun(item: BatchItem): NotRunError {
  return new NotRunError(`${nameOf(item)} was not run: an operation before it failed.`)
}

/** Not this time; but the batch had been sent before, and its answer was lost. */
function mayHaveBeenRun(item: BatchItem): OutcomeUnknownError {
  return new OutcomeUnknownError(`${nameOf(item)} may have been done: the first answer to the batch was lost.`)
}

function isRead(item: BatchItem): boolean {
  return !(item instanceof ChangeSet) && requestOf(item).operation.method === 'GET'
}

function settled(read: () => unknown): Outcome<unknown> {
  try {
    return { ok: true, value: read() }
  } catch (error) {
    return failed(error instanceof Error ? error : new Error(String(error)))
  }
}

function failed(error: Error): Outcome<never> {
  return { ok: false, error }
}

function isOne(part: PartAnswer | readonly PartAnswer[] | undefined): part is PartAnswer {
  return part !== undefined && !Array.isArray(part)
}

function nameOf(item: BatchItem): string {
  return item instanceof ChangeSet ? 'A change set' : requestOf(item).operation.name
}
