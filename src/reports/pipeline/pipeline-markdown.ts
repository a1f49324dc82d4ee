import { money } from '../markdown/money.js'
import { type Column, table } from '../markdown/table.js'
import type { Deal } from './deal.js'
import type { Pipeline } from './summarize.js'
import type { Totals } from './totals.js'

export interface PipelineMarkdownOptions {
  /** How many deals are listed; 10 when absent. */
  readonly largest?: number
  /** Of amounts; `en-US` when absent. */
  readonly locale?: string
}

/** A pipeline in Markdown: its largest deals, and the sums by stage. */
export function pipelineMarkdown(pipeline: Pipeline, options: PipelineMarkdownOptions = {}): string {
  const { largest = 10, locale = 'en-US' } = options
  const { deals, stages, total, stageBy, pageCount } = pipeline
  const shown = deals.slice(0, largest)
  const left = deals.length - shown.length
  const rows: readonly TotalsRow[] = [
    ...stages.map((stage) => ({ ...stage, title: stage.stage.name })),
    { ...total, title: 'Total' },
  ]
  return [
    '## Pipeline',
    `Open opportunities: ${deals.length}, read in ${counted(pageCount, 'page')} and grouped by \`${stageBy}\`.`,
    table(dealColumns(locale), shown),
    ...(left > 0 ? [`${left} more not shown.`] : []),
    ...(shown.some(({ isProbabilityAssumed }) => isProbabilityAssumed)
      ? ['(assumed): no probability is given, the usual one of the stage is taken.']
      : []),
    '### Weighted totals',
    currencyNote(pipeline),
    table(totalColumns(pipeline.currency, locale), rows),
    ...omissions(total),
  ].join('\n\n')
}

interface TotalsRow extends Totals {
  readonly title: string
}

function dealColumns(locale: string): readonly Column<Deal>[] {
  return [
    { title: 'Opportunity', text: ({ name }) => name },
    { title: 'Customer', text: ({ customer }) => customer },
    { title: 'Stage', text: ({ stage }) => stage.name },
    { title: 'Owner', text: ({ owner }) => owner },
    { title: 'Value', isNumber: true, text: ({ value, currency }) => money(value, currency, locale) },
    { title: 'Probability', isNumber: true, text: probabilityText },
    {
      title: 'Weighted',
      isNumber: true,
      text: ({ weightedValue, currency }) => money(weightedValue, currency, locale),
    },
    { title: 'Close date', text: ({ closeDate }) => closeDate },
  ]
}

function probabilityText({ probability, isProbabilityAssumed }: Deal): string | null {
  return probability === null ? null : `${probability}%${isProbabilityAssumed ? ' (assumed)' : ''}`
}

function totalColumns(currency: string | null, locale: string): readonly Column<TotalsRow>[] {
  return [
    { title: 'Stage', text: ({ title }) => title },
    { title: 'Deals', isNumber: true, text: ({ count }) => String(count) },
    { title: 'Value', isNumber: true, text: ({ value }) => money(value, currency, locale) },
    { title: 'Weighted value', isNumber: true, text: ({ weightedValue }) => money(weightedValue, currency, locale) },
  ]
}

function currencyNote({ isInBase, currency, currencies }: Pipeline): string {
  if (isInBase) {
    const base = currency === null ? 'the base currency' : `the base currency, ${currency}`
    return `The deals are in ${currencies.join(' and ')}: these sums are in ${base}.`
  }
  return currency === null ? 'No deal has a value.' : `All values are in ${currency}.`
}

function omissions({ unvaluedCount, unweightedCount }: Totals): readonly string[] {
  if (unweightedCount === 0) return []
  const unlikely = unweightedCount - unvaluedCount
  return [
    `Counted as zero: ${counted(unvaluedCount, 'deal')} without a value, ${counted(unlikely, 'deal')} without a probability.`,
  ]
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}
