import { encodeText } from '../operation/index.js'
import { compare } from './compare.js'
import { foldedText } from './folded-text.js'
import { itemText } from './item-text.js'
import { lengthInUrl } from './length-in-url.js'
import type { ListCondition } from './list-condition.js'

/** What a part of a list may have. */
export interface PartLimits {
  /** In characters of URL. */
  readonly length: number
  readonly values: number
}

interface Group {
  readonly values: unknown[]
  length: number
}

/**
 * The values of a list in parts, in its order and without duplicates. Values that the service may call equal stay in one
 * part: in two, they would find the same record twice. Nothing where a part cannot be kept within the limits.
 */
export function listParts(list: ListCondition, limits: PartLimits): readonly (readonly unknown[])[] | undefined {
  const parts: unknown[][] = []
  let part: unknown[] = []
  let left = 0
  for (const { values, length } of groupsOf(list)) {
    if (length > limits.length || values.length > limits.values) return undefined
    if (parts.length === 0 || length > left || part.length + values.length > limits.values) {
      part = []
      parts.push(part)
      left = limits.length
    }
    part.push(...values)
    left -= length
  }
  return parts
}

/** Values that may be equal, beside the first of them. */
function groupsOf(list: ListCondition): readonly Group[] {
  const { at, values } = list
  const seen = new Set<string>()
  const groups: Group[] = []
  const byText = new Map<string, Group>()
  for (const value of values) {
    const text = itemText(at, value)
    if (seen.has(text)) continue
    seen.add(text)
    const key = foldedText(text)
    let group = byText.get(key)
    if (group === undefined) {
      group = { values: [], length: 0 }
      groups.push(group)
      byText.set(key, group)
    }
    group.values.push(value)
    group.length += lengthOf(list, value, text)
  }
  return groups
}

function lengthOf({ at }: ListCondition, value: unknown, text: string): number {
  return at.record === ''
    ? lengthInUrl(encodeText(JSON.stringify(text), at.text)) + '%2C'.length
    : lengthInUrl(compare(at, 'eq', value).encoded) + '%20or%20'.length
}
