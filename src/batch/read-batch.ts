import type { AnswerHeaders, BodyReader } from '../operation/index.js'
import { boundaryIn } from './boundary.js'
import { type HttpPart, httpPart, sectionOf } from './http-part.js'
import { MultipartReader } from './multipart-reader.js'
import { PartHeaders } from './part-headers.js'

/** The answer to one request of a batch. */
export interface PartAnswer extends HttpPart {
  readonly contentId: string | undefined
  /** Whether the document went on after it: else its end may be missing. */
  readonly isWhole: boolean
}

/** What a batch was answered, part by part: a list stands for a change set. */
export interface BatchAnswer {
  readonly parts: readonly (PartAnswer | readonly PartAnswer[])[]
  /** Whether the last boundary came. */
  readonly isWhole: boolean
}

/** Takes an answer in parts; undefined for one that is none, such as a refusal of the whole batch. */
export function batchReader(headers: AnswerHeaders): BodyReader | undefined {
  const boundary = boundaryIn(headers.get('Content-Type'))
  if (boundary === undefined) return undefined
  const parts: (PartAnswer | readonly PartAnswer[])[] = []
  const frames = new FrameReader()
  const reader = new MultipartReader(boundary, (part, isWhole) => {
    const read = readPart(part, isWhole, frames)
    if (read !== undefined) parts.push(read)
  })
  return {
    add: (chunk) => reader.add(chunk),
    end: (): BatchAnswer => ({ isWhole: reader.end(), parts }),
  }
}

/** Whether a body was taken by `batchReader`. */
export function isBatchAnswer(body: unknown): body is BatchAnswer {
  return typeof body === 'object' && body !== null && 'parts' in body && Array.isArray(body.parts)
}

/** What the headers before an answer say. */
interface Frame {
  /** Of the answers that lie in it, where it is a change set's. */
  readonly boundary: string | undefined
  readonly contentId: string | undefined
}

/** Reads frames. Most are the same, line by line. */
class FrameReader {
  #last: { readonly head: string; readonly frame: Frame } | undefined

  read(head: string): Frame {
    if (this.#last?.head === head) return this.#last.frame
    const headers = new PartHeaders(head)
    const frame = {
      boundary: boundaryIn(headers.get('Content-Type')),
      contentId: headers.get('Content-ID') ?? undefined,
    }
    this.#last = { head, frame }
    return frame
  }
}

/** A part that holds neither an answer nor several of them stands for nothing. */
function readPart(
  part: Uint8Array,
  isWhole: boolean,
  frames: FrameReader,
): PartAnswer | readonly PartAnswer[] | undefined {
  const { head, body } = sectionOf(part)
  const { boundary, contentId } = frames.read(head)
  if (boundary === undefined) return answerIn(contentId, body, isWhole)
  const members: PartAnswer[] = []
  const reader = new MultipartReader(boundary, (member, isMemberWhole) => {
    const section = sectionOf(member)
    const answer = answerIn(frames.read(section.head).contentId, section.body, isMemberWhole)
    if (answer !== undefined) members.push(answer)
  })
  reader.add(body)
  reader.end()
  return members
}

function answerIn(contentId: string | undefined, body: Uint8Array, isWhole: boolean): PartAnswer | undefined {
  const part = httpPart(body)
  return part && { ...part, contentId, isWhole }
}
