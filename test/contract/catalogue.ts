import { type Client, ref } from 'dynamics365-crm'
import {
  addCompetitor,
  addDiscount,
  addPriceListItem,
  addProductToBundle,
  assignTerritory,
  cloneProduct,
  publishProductHierarchy,
  removeCompetitor,
  revertProduct,
  setState,
} from 'dynamics365-crm/actions'
import {
  account,
  competitor,
  discount,
  discounttype,
  opportunity,
  ProductState,
  ProductStates,
  ProductStructure,
  pricelevel,
  product,
  productassociation,
  productpricelevel,
  territory,
  uom,
  uomschedule,
} from 'dynamics365-crm/entities'
import { BusinessRuleError, InvalidStateError, RecordNotFoundError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { useWorkspace } from './workspace.js'

const absentId = '0f0e0d0c-0b0a-4000-8000-000000000000'

/** Products, price lists, discounts, competitors and territories. */
export function describeCatalogue(open: () => Promise<Client>): void {
  const workspace = useWorkspace(open)

  describe('the catalogue', () => {
    it('publishes, revises and clones a bundle', async () => {
      const { crm, add, mark, discard } = workspace()
      const part = await add(product, { name: mark, productnumber: `${mark} part` })
      const bundle = await add(product, {
        name: mark,
        productnumber: `${mark} bundle`,
        productstructure: ProductStructure.ProductBundle,
      })
      const inBundle = await crm.execute(addProductToBundle({ bundleId: bundle, productId: part, quantity: 2 }))
      discard(productassociation, inBundle)
      const productId = bundle.id
      const state = async () => (await crm.retrieve(product, productId, (p) => p.select('statecode'))).statecode

      await crm.batch([publishProductHierarchy({ productId })])
      expect(await state()).toBe(ProductState.Active)
      await expect(crm.execute(revertProduct({ productId }))).rejects.toThrow(InvalidStateError)
      await crm.execute(setState(product, productId, ProductStates.UnderRevision))
      await crm.execute(revertProduct({ productId }))
      expect(await state()).toBe(ProductState.Active)

      const cloned = await crm.execute(cloneProduct({ productId: part.id }))
      discard(product, cloned.productId)
      expect(await crm.retrieve(product, cloned.productId, (p) => p.select('statecode', 'name'))).toMatchObject({
        statecode: ProductState.Draft,
      })
      await crm.execute(setState(product, productId, ProductStates.Retired))
      await expect(crm.execute(publishProductHierarchy({ productId }))).rejects.toThrow(InvalidStateError)
      await expect(crm.execute(cloneProduct({ productId: absentId }))).rejects.toThrow(RecordNotFoundError)
    })

    it('has each product in a price list once, and discounts by quantity', async () => {
      const { crm, add, mark, discard } = workspace()
      const schedule = await add(uomschedule, { name: mark })
      const unit = await add(uom, { name: mark, uomscheduleid: schedule, quantity: 1 })
      const sold = await add(product, { name: mark, productnumber: mark, defaultuomid: unit })
      const list = await add(pricelevel, { name: mark })
      const discounts = await add(discounttype, { name: mark })
      const item = { priceLevelId: list, productId: sold, unitId: unit, amount: 480 }

      discard(productpricelevel, await crm.execute(addPriceListItem(item)))
      await expect(crm.execute(addPriceListItem(item))).rejects.toThrow(BusinessRuleError)
      const range = { discountTypeId: discounts, lowQuantity: 10, highQuantity: 99 }
      const made = await crm.execute(addDiscount({ ...range, percentage: 5 }))
      discard(discount, made)

      await expect(crm.update(discount, made, { amount: 3 })).rejects.toThrow(BusinessRuleError)
    })
  })

  describe('what belongs to sales around it', () => {
    it('knows who else is after an opportunity, and where an account lies', async () => {
      const { crm, add, mark } = workspace()
      const deal = await add(opportunity, { name: mark })
      const rival = await add(competitor, { name: mark })
      const customer = await add(account, { name: mark })
      const north = await add(territory, { name: mark })
      const pair = { opportunityId: deal, competitorId: rival }
      const rivals = async () => {
        const read = await crm.retrieve(opportunity, deal.id, (o) =>
          o.select('name').expand('opportunitycompetitors_association', (c) => c.select('name')),
        )
        return read.opportunitycompetitors_association.map(({ name }) => name)
      }

      await crm.execute(addCompetitor(pair))
      expect(await rivals()).toEqual([mark])
      await crm.execute(removeCompetitor(pair))
      expect(await rivals()).toEqual([])

      await crm.execute(assignTerritory({ record: customer, territoryId: north }))
      expect(await crm.retrieve(account, customer.id, (a) => a.select('name', '_territoryid_value'))).toMatchObject({
        _territoryid_value: north.id,
      })
      await expect(
        crm.execute(assignTerritory({ record: ref(account, absentId), territoryId: north })),
      ).rejects.toThrow(RecordNotFoundError)
    })
  })
}
