import type { Session, StoredRecord, Values } from '../../model.js'
import { boundMessage } from '../define-message.js'
import { pointsTo, targetOf, textOf } from '../values.js'

const draft = 2
const draftStatus = 0

/** What the platform sets itself, and what a copy cannot share. */
const own =
  /^(productid|productnumber|statecode|statuscode|versionnumber|(created|modified)(on|by)|overridden|importsequence|organizationid|entityimage|.*_base$|exchangerate)/

/**
 * A draft with all that the product has, and with what is in it if it is a bundle.
 * Our choice: its number is that of the product with the first number behind it that is free, and its price list items are not copied.
 * Source: Web API reference, action CloneProduct.
 */
export const cloneProduct = boundMessage({
  name: 'CloneProduct',
  kind: 'action',
  boundTo: 'product',
  parameters: {},
  returns: { type: 'product' },
  run(session, product) {
    const record = session.write('product', undefined, {
      ...copy(product.values),
      productnumber: freeNumber(session, textOf(product, 'productnumber') ?? 'Product'),
      statecode: draft,
      statuscode: draftStatus,
    })
    for (const association of associationsOf(session, product)) {
      session.write('productassociation', undefined, {
        ...copy(association.values),
        productassociationid: undefined,
        productid: targetOf(record),
      })
    }
    return { kind: 'record', record, typed: false }
  },
})

function copy(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([column]) => !own.test(column)))
}

function associationsOf({ store }: Session, product: StoredRecord): readonly StoredRecord[] {
  if (!store.tables.has('productassociation')) return []
  return [...store.all('productassociation')].filter((row) => pointsTo(row, 'productid', targetOf(product)))
}

function freeNumber({ store }: Session, number: string): string {
  const taken = new Set([...store.all('product')].map(({ values }) => values['productnumber']))
  let suffix = 1
  while (taken.has(`${number}-${suffix}`)) suffix++
  return `${number}-${suffix}`
}
