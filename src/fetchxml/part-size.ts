import { UsageError } from '../errors/index.js'
import { mostConditions } from '../selection/index.js'
import type { FilterPart } from './filter-part.js'

export interface PartSize {
  readonly links: number
  readonly conditions: number
}

export function partSize(part: FilterPart): PartSize {
  if (part.kind === 'condition') return { links: 0, conditions: 1 }
  if (part.kind === 'joined') return addSizes(part.parts.map(partSize))
  return addSizes([{ links: 1, conditions: 0 }, ...(part.filter === undefined ? [] : [partSize(part.filter)])])
}

export function addSizes(sizes: readonly PartSize[]): PartSize {
  let links = 0
  let conditions = 0
  for (const size of sizes) {
    links += size.links
    conditions += size.conditions
  }
  return { links, conditions }
}

export function requireFewParts({ links, conditions }: PartSize): void {
  if (links + conditions <= mostConditions) return
  throw new UsageError(
    `A FetchXML document has at most ${mostConditions} conditions and links; this one has ${links + conditions}.`,
  )
}
