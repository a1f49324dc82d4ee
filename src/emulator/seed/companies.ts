import { companyNames, trades } from './data/companies.js'
import type { Random } from './random.js'

export interface Company {
  readonly name: string
  readonly domain: string
  readonly industrycode: number
}

/** Every invented company, in an order of the seed's own. */
export function inventCompanies(random: Random): readonly Company[] {
  const companies = companyNames.flatMap((name) =>
    trades.map(({ trade, industrycode }) => ({
      name: `${name} ${trade}`,
      domain: `${name}-${trade}.example.com`.toLowerCase().replaceAll(' ', '-'),
      industrycode,
    })),
  )
  return random.shuffle(companies)
}
