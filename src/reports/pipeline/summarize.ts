import { amountsOf } from './amounts.js'
import type { Deal } from './deal.js'
import { compareStages, type Stage, type StageKey } from './stage.js'
import { type Totals, totalsOf } from './totals.js'

export interface StageTotals extends Totals {
  readonly stage: Stage
}

/** The open opportunities of an organization, with sums by stage. Plain data, frozen. */
export interface Pipeline {
  /** UTC. */
  readonly asOf: string
  readonly stageBy: StageKey
  /** How many pages the deals came in. */
  readonly pageCount: number
  /** ISO codes of the currencies that the deals' values are in. */
  readonly currencies: readonly string[]
  /** Whether sums are in the organization's base currency: they are when the deals are in several. */
  readonly isInBase: boolean
  /** ISO code of the currency that sums are in. */
  readonly currency: string | null
  /** The largest first. */
  readonly deals: readonly Deal[]
  /** In the order in which stages are passed. */
  readonly stages: readonly StageTotals[]
  readonly total: Totals
}

export interface Summary {
  readonly asOf: Date
  readonly stageBy: StageKey
  readonly pageCount: number
  /** ISO code; wanted only when the deals are in several currencies. */
  readonly baseCurrency: string | null
}

export function summarize(deals: readonly Deal[], { asOf, stageBy, pageCount, baseCurrency }: Summary): Pipeline {
  const currencies = currenciesOf(deals)
  const isInBase = areMixed(deals)
  return Object.freeze<Pipeline>({
    asOf: asOf.toISOString(),
    stageBy,
    pageCount,
    currencies: Object.freeze(currencies),
    isInBase,
    currency: isInBase ? baseCurrency : (currencies[0] ?? null),
    deals: Object.freeze(largestFirst(deals, isInBase)),
    stages: Object.freeze(stagesOf(deals, isInBase)),
    total: totalsOf(deals, isInBase),
  })
}

/** Whether the deals' values cannot be summed as they are: they are in several currencies. */
export function areMixed(deals: readonly Deal[]): boolean {
  return new Set(valued(deals).map(({ currency }) => currency)).size > 1
}

function currenciesOf(deals: readonly Deal[]): readonly string[] {
  const codes = valued(deals).flatMap(({ currency }) => (currency === null ? [] : [currency]))
  return [...new Set(codes)].sort()
}

function valued(deals: readonly Deal[]): readonly Deal[] {
  return deals.filter(({ value }) => value !== null)
}

function largestFirst(deals: readonly Deal[], isInBase: boolean): readonly Deal[] {
  const size = (deal: Deal) => amountsOf(deal, isInBase).value ?? -1
  return deals.toSorted(
    (one, other) => size(other) - size(one) || one.name.localeCompare(other.name) || one.id.localeCompare(other.id),
  )
}

function stagesOf(deals: readonly Deal[], isInBase: boolean): readonly StageTotals[] {
  const groups = new Map<string, { stage: Stage; members: Deal[] }>()
  for (const deal of deals) {
    const { stage } = deal
    const group = groups.get(stage.name)
    if (group === undefined) groups.set(stage.name, { stage, members: [deal] })
    else {
      group.members.push(deal)
      if (compareStages(stage, group.stage) < 0) group.stage = stage
    }
  }
  return [...groups.values()]
    .map(({ stage, members }) => Object.freeze<StageTotals>({ stage, ...totalsOf(members, isInBase) }))
    .sort((one, other) => compareStages(one.stage, other.stage))
}
