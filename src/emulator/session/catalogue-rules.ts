import { Refusal, type Store, type Values } from '../model.js'
import { asTarget, isSameTarget } from './target.js'

/** What price lists and discounts do not take together. `row` is the whole record as it would be. Source: "Web service error codes". */
export function requireCatalogue(store: Store, table: string, row: Values, exceptId: string | undefined): void {
  if (table === 'productpricelevel') requirePriceListItem(store, row, exceptId)
  if (table === 'discount') requireDiscount(row)
}

function requirePriceListItem(store: Store, row: Values, exceptId: string | undefined): void {
  const [list, product, unit] = ['pricelevelid', 'productid', 'uomid'].map((column) => asTarget(row[column]))
  if (list === undefined || product === undefined) return
  if (unit === undefined) throw new Refusal(400, '0x80043B0D', 'The unit of the price list item is missing.')
  for (const { id, values } of store.all('productpricelevel')) {
    if (id === exceptId || !isSameTarget(values['pricelevelid'], list)) continue
    if (!isSameTarget(values['productid'], product) || !isSameTarget(values['uomid'], unit)) continue
    throw new Refusal(400, '0x80043B08', 'The price list has the product in that unit already.')
  }
}

function requireDiscount({ amount, percentage }: Values): void {
  if (typeof amount !== 'number' || typeof percentage !== 'number') return
  throw new Refusal(400, '0x80043B1F', 'A discount is an amount or a percentage, not both.')
}
