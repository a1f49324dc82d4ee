import { UsageError } from '../errors/index.js'
import { type DescribeRequest, holdsPendingId } from '../operation/index.js'
import { ChangeSet, type Member } from './change-set.js'
import { type BatchItem, type Request, requestOf } from './items.js'

/** A member of a change set by its Content-ID. */
export type Numbered = ReadonlyMap<string, Member>

/** Gives the members of every change set their numbers, which are unique in the whole batch. */
export function numbered(items: readonly BatchItem[]): ReadonlyMap<ChangeSet, Numbered> {
  const numbers = new Map<ChangeSet, Numbered>()
  let last = 0
  for (const item of items) {
    if (!(item instanceof ChangeSet)) continue
    numbers.set(
      item,
      new Map(
        item.members.map((member) => {
          last += 1
          return [String(last), member]
        }),
      ),
    )
  }
  return numbers
}

/**
 * The body of a batch.
 *
 * Source: "Execute batch operations using the Web API". Lines end with CR and LF everywhere; URLs are absolute.
 */
export function writeBatch(
  items: readonly BatchItem[],
  numbers: ReadonlyMap<ChangeSet, Numbered>,
  boundary: string,
  describe: DescribeRequest,
): string {
  let text = ''
  for (const item of items) {
    text += `--${boundary}\r\n`
    const members = item instanceof ChangeSet ? numbers.get(item) : undefined
    text +=
      item instanceof ChangeSet
        ? changeSetText(members, describe)
        : requestText(requestOf(item), '', new Map(), describe)
  }
  return `${text}--${boundary}--\r\n`
}

function changeSetText(members: Numbered = new Map(), describe: DescribeRequest): string {
  const boundary = `changeset_${crypto.randomUUID()}`
  /** Those that have been declared: id → Content-ID. */
  const declared = new Map<string, string>()
  let text = `Content-Type: multipart/mixed; boundary=${boundary}\r\n\r\n`
  for (const [contentId, member] of members) {
    text += `--${boundary}\r\n${requestText(member, `Content-ID: ${contentId}\r\n`, declared, describe)}`
    if (member.pendingId !== undefined) declared.set(member.pendingId, contentId)
  }
  return `${text}--${boundary}--\r\n`
}

function requestText(
  { operation, options }: Request,
  contentId: string,
  declared: ReadonlyMap<string, string>,
  describe: DescribeRequest,
): string {
  const { method, url, headers, body = '' } = describe(operation, options)
  let head = `${method} ${withReferences(url, declared, operation.name)} HTTP/1.1\r\n`
  for (const name in headers) head += `${name}: ${headers[name]}\r\n`
  const text = withReferences(body, declared, operation.name)
  return `Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n${contentId}\r\n${head}\r\n${text}\r\n`
}

/** `$1` in place of every URL of a record that is yet to be made. */
function withReferences(text: string, declared: ReadonlyMap<string, string>, name: string): string {
  if (!holdsPendingId(text)) return text
  let replaced = text
  for (const [id, contentId] of declared) replaced = replaced.replace(urlOf(id), `$$${contentId}`)
  if (!holdsPendingId(replaced)) return replaced
  throw new UsageError(
    `${name} points at a record of a change set, where only its URL can stand: in a lookup or as the record that is meant, in the same set, after the create.`,
  )
}

/** `/accounts(…)`, `https://…/accounts(…)`. */
function urlOf(id: string): RegExp {
  return new RegExp(`(?:https?:[^"\\s]*/|/)?\\w+\\(${id}\\)`, 'g')
}
