import { ref } from 'dynamics365-crm'
import {
  addCompetitor,
  addDiscount,
  addPriceListItem,
  addProductToBundle,
  assignTerritory,
  cloneProduct,
  getDefaultPriceLevel,
  publishProductHierarchy,
  removeCompetitor,
  retrieveProductProperties,
  revertProduct,
} from 'dynamics365-crm/actions'
import { account, lead, product, quotedetail, systemuser } from 'dynamics365-crm/entities'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const productId = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const otherId = '5f1c2f5e-2f5e-4000-8000-00000000000b'
const unitId = '5f1c2f5e-2f5e-4000-8000-00000000000c'
const listId = '5f1c2f5e-2f5e-4000-8000-00000000000d'
const answered = (body: unknown) => ({ status: 200, headers: new Headers(), body })

describe('products', () => {
  it('are cloned and published by actions bound to them', () => {
    const clone = cloneProduct({ productId })

    expect(clone).toMatchObject({ method: 'POST', path: `products(${productId})/Microsoft.Dynamics.CRM.CloneProduct` })
    expect(clone.read(answered({ productid: otherId }))).toEqual({ product: ref(product, otherId), productId: otherId })
    expect(() => clone.read(answered({}))).toThrow(UnexpectedResponseError)
    expect(publishProductHierarchy({ productId: ref(product, productId) })).toMatchObject({
      method: 'POST',
      path: `products(${productId})/Microsoft.Dynamics.CRM.PublishProductHierarchy`,
    })
  })

  it('are reverted by an action that names them', () => {
    expect(revertProduct({ productId })).toMatchObject({
      path: 'RevertProduct',
      body: { Target: { '@odata.type': 'Microsoft.Dynamics.CRM.product', productid: productId } },
    })
    // @ts-expect-error a lead
    expect(() => revertProduct({ productId: ref(lead, productId) })).toThrow(UsageError)
  })

  it('have properties on every line', () => {
    expect(retrieveProductProperties({ line: ref(quotedetail, otherId) })).toMatchObject({
      method: 'GET',
      path: `quotedetails(${otherId})/Microsoft.Dynamics.CRM.RetrieveProductProperties()`,
    })
    // @ts-expect-error a product is no line
    expect(() => retrieveProductProperties({ line: ref(product, productId) })).toThrow(UsageError)
  })

  it('are put into bundles', () => {
    expect(addProductToBundle({ bundleId: otherId, productId, unitId, quantity: 2, isRequired: true })).toMatchObject({
      method: 'POST',
      path: 'productassociations',
      body: {
        'productid@odata.bind': `/products(${otherId})`,
        'associatedproduct@odata.bind': `/products(${productId})`,
        'uomid@odata.bind': `/uoms(${unitId})`,
        quantity: 2,
        productisrequired: 1,
      },
    })
    expect(() => addProductToBundle({ bundleId: otherId, productId, quantity: -1 })).toThrow(UsageError)
  })
})

describe('price lists', () => {
  const item = { priceLevelId: listId, productId, unitId }

  it('say what a product costs', () => {
    expect(addPriceListItem({ ...item, amount: 480 })).toMatchObject({
      path: 'productpricelevels',
      body: {
        'pricelevelid@odata.bind': `/pricelevels(${listId})`,
        'productid@odata.bind': `/products(${productId})`,
        'uomid@odata.bind': `/uoms(${unitId})`,
        amount: 480,
        pricingmethodcode: 1,
      },
    })
    expect(addPriceListItem({ ...item, percentage: 90, pricingMethod: 2 }).body).toMatchObject({
      percentage: 90,
      pricingmethodcode: 2,
    })
  })

  it('take an amount, or a percentage of something', () => {
    // @ts-expect-error neither
    expect(() => addPriceListItem(item)).toThrow(UsageError)
    // @ts-expect-error of what
    expect(() => addPriceListItem({ ...item, percentage: 90 })).toThrow(
      new UsageError('pricingMethod says what the percentage is of.'),
    )
    // @ts-expect-error both
    expect(() => addPriceListItem({ ...item, amount: 1, percentage: 90, pricingMethod: 2 })).toThrow(UsageError)
    expect(() => addPriceListItem({ ...item, amount: -1 })).toThrow(UsageError)
  })

  it('have discounts by quantity', () => {
    const range = { discountTypeId: listId, lowQuantity: 10, highQuantity: 99 }

    expect(addDiscount({ ...range, percentage: 5 })).toMatchObject({
      path: 'discounts',
      body: {
        'discounttypeid@odata.bind': `/discounttypes(${listId})`,
        lowquantity: 10,
        highquantity: 99,
        percentage: 5,
      },
    })
    expect(addDiscount({ ...range, amount: 2 }).body).toMatchObject({ amount: 2 })
    // @ts-expect-error both
    expect(() => addDiscount({ ...range, amount: 2, percentage: 5 })).toThrow(UsageError)
    expect(() => addDiscount({ ...range, highQuantity: 9, amount: 2 })).toThrow(UsageError)
    // @ts-expect-error no end
    expect(() => addDiscount({ discountTypeId: listId, lowQuantity: 1, amount: 2 })).toThrow(UsageError)
  })

  it('are found by the table that will use them', () => {
    const operation = getDefaultPriceLevel({ table: 'opportunity' })

    expect(operation.method).toBe('GET')
    expect(decodeURIComponent(operation.path)).toMatch(
      /^pricelevels\/Microsoft\.Dynamics\.CRM\.GetDefaultPriceLevel\(EntityName=@\w+\)\?@\w+='opportunity'$/,
    )
    // @ts-expect-error accounts have no price list of that kind
    expect(() => getDefaultPriceLevel({ table: 'account' })).toThrow(UsageError)
  })
})

describe('an opportunity', () => {
  const pair = { opportunityId: productId, competitorId: otherId }

  it('has competitors, who come and go', () => {
    expect(addCompetitor(pair)).toMatchObject({
      method: 'POST',
      path: `opportunities(${productId})/opportunitycompetitors_association/$ref`,
    })
    expect(removeCompetitor(pair)).toMatchObject({
      method: 'DELETE',
      path: `opportunities(${productId})/opportunitycompetitors_association(${otherId})/$ref`,
    })
    // @ts-expect-error the other way round
    expect(() => addCompetitor({ ...pair, competitorId: ref(lead, otherId) })).toThrow(UsageError)
  })
})

describe('a territory', () => {
  it('has users and accounts', () => {
    const body = { 'territoryid@odata.bind': `/territories(${listId})` }

    expect(assignTerritory({ record: ref(systemuser, otherId), territoryId: listId })).toMatchObject({
      method: 'PATCH',
      path: `systemusers(${otherId})`,
      body,
    })
    expect(assignTerritory({ record: ref(account, otherId), territoryId: listId })).toMatchObject({
      path: `accounts(${otherId})`,
      body,
    })
    // @ts-expect-error a lead lies in none
    expect(() => assignTerritory({ record: ref(lead, otherId), territoryId: listId })).toThrow(UsageError)
  })
})
