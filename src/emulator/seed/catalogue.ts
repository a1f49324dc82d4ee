import type { Target } from '../model.js'
import { competitorNames } from './data/companies.js'
import { productLines, productSizes } from './data/products.js'
import { subjectTitles } from './data/topics.js'
import type { Ground } from './ground.js'

export interface Catalogue {
  readonly dollar: Target
  readonly euro: Target
  /** By title. */
  readonly subjects: ReadonlyMap<string, Target>
  readonly products: readonly Target[]
  readonly competitors: readonly Target[]
}

export function seedCatalogue(ground: Ground): Catalogue {
  const dollar = ground.first('transactioncurrency')
  const euro = ground.add('transactioncurrency', {
    currencyname: 'Euro',
    currencysymbol: '€',
    isocurrencycode: 'EUR',
    currencyprecision: 2,
    exchangerate: 0.92,
    statecode: 0,
    statuscode: 1,
  })
  const parentsubject = ground.add('subject', { title: 'Default Subject' })
  const subjects = new Map(subjectTitles.map((title) => [title, ground.add('subject', { title, parentsubject })]))
  return {
    dollar,
    euro,
    subjects,
    products: seedProducts(ground, dollar, subjects.get('Products')),
    competitors: competitorNames.map((name) =>
      ground.add('competitor', { name, winpercentage: ground.random.int(15, 60), transactioncurrencyid: dollar }),
    ),
  }
}

function seedProducts(ground: Ground, transactioncurrencyid: Target, subjectid: Target | undefined): readonly Target[] {
  return productLines.flatMap((line) =>
    productSizes.map((size) =>
      ground.add('product', {
        name: `${line.name} ${size.name}`,
        productnumber: `${line.code}-${size.name}`,
        price: Math.round(line.price * size.factor),
        productstructure: 1,
        producttypecode: 1,
        quantitydecimal: 2,
        transactioncurrencyid,
        subjectid,
        statecode: 0,
        statuscode: 1,
      }),
    ),
  )
}
