import { cell } from '../markdown/cell.js'
import { money } from '../markdown/money.js'
import type { Deal } from '../pipeline/deal.js'
import type { Recommendation } from './recommendation.js'

const named = 3

/** Recommendations as a Markdown list: each names its largest deals. */
export function recommendationsMarkdown(recommendations: readonly Recommendation[], locale: string): string {
  if (recommendations.length === 0) return 'Nothing stands out.'
  return recommendations.map((one) => item(one, locale)).join('\n')
}

function item({ finding, advice, deals }: Recommendation, locale: string): string {
  const names = deals.slice(0, named).map((deal) => nameOf(deal, locale))
  const left = deals.length - names.length
  return `- **${finding} (${deals.length}).** ${advice} ${names.join('; ')}${left > 0 ? `; and ${left} more` : ''}.`
}

function nameOf({ name, value, currency }: Deal, locale: string): string {
  const amount = money(value, currency, locale)
  return amount === null ? cell(name) : `${cell(name)} (${amount})`
}
