import { createClient, type Operation, query, ref } from 'dynamics365-crm'
import {
  activateQuote,
  addPriceListItem,
  addQuoteProduct,
  addToQueue,
  applySla,
  calculatePrice,
  cancelCase,
  convertQuoteToSalesOrder,
  createCase,
  createKnowledgeArticle,
  createKnowledgeArticleVersion,
  generateQuoteFromOpportunity,
  lockInvoicePricing,
  mergeCases,
  payInvoice,
  qualifyLead,
  resolveIncident,
  returnQuoteToDraft,
  reviseQuote,
  slaKpiInstancesOf,
  winQuote,
} from 'dynamics365-crm/actions'
import { createEmulator } from 'dynamics365-crm/emulator'
import {
  account,
  incident,
  invoice,
  knowledgearticle,
  lead,
  leadtoopportunitysalesprocess,
  opportunity,
  pricelevel,
  product,
  productpricelevel,
  queue,
  queueitem,
  quote,
  salesorder,
  sla,
  slaitem,
  transactioncurrency,
  uom,
  uomschedule,
} from 'dynamics365-crm/entities'
import { isDataverseError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

function organization() {
  const { orgUrl, fetch } = createEmulator()
  const crm = createClient({ orgUrl, fetch, credential: async () => 'any' })
  const codeOf = async (operation: Operation<unknown>) => {
    try {
      await crm.execute(operation)
      return 'done'
    } catch (error) {
      return isDataverseError(error) && 'code' in error ? error.code : String(error)
    }
  }
  return { crm, codeOf }
}

type Crm = ReturnType<typeof organization>['crm']

async function customerOf(crm: Crm) {
  return ref(account, await crm.create(account, { name: 'Northwind' }))
}

/** A quote over three pieces of a product that costs 10.1 by its price list. */
async function quoteByList(crm: Crm) {
  const customerid = await customerOf(crm)
  const [{ transactioncurrencyid } = { transactioncurrencyid: '' }] = await crm.all(
    query(transactioncurrency).select('transactioncurrencyid'),
  )
  const currency = ref(transactioncurrency, transactioncurrencyid)
  const group = await crm.create(uomschedule, { name: 'Pieces', baseuomname: 'Piece' })
  const [unit] = await crm.all(
    query(uom)
      .select('uomid')
      .where((one) => one._uomscheduleid_value.eq(group)),
  )
  const unitId =
    unit?.uomid ?? (await crm.create(uom, { name: 'Piece', uomscheduleid: ref(uomschedule, group), quantity: 1 }))
  const prices = await crm.create(pricelevel, { name: 'List', transactioncurrencyid: currency })
  const pump = await crm.create(product, {
    name: 'Pump',
    productnumber: 'P-1',
    defaultuomid: ref(uom, unitId),
    defaultuomscheduleid: ref(uomschedule, group),
    quantitydecimal: 2,
  })
  const itemId = await crm.execute(addPriceListItem({ priceLevelId: prices, productId: pump, unitId, amount: 10.1 }))
  const quoteId = await crm.create(quote, { name: 'Q', customerid, pricelevelid: ref(pricelevel, prices) })
  await crm.execute(addQuoteProduct({ quoteId, productId: pump, unitId, quantity: 3 }))
  const raise = () => crm.update(productpricelevel, itemId, { amount: 50 })
  return { quoteId, customerid, raise }
}

describe('what is done stays as it is', () => {
  it('a won quote is neither a draft nor active again, nor revised', async () => {
    const { crm, codeOf } = organization()
    const quoteId = await crm.create(quote, { name: 'Q', customerid: await customerOf(crm) })
    await crm.execute(activateQuote({ quoteId }))
    await crm.execute(winQuote({ quoteId }))

    const refused = [returnQuoteToDraft({ quoteId }), activateQuote({ quoteId }), reviseQuote({ quoteId })]

    for (const operation of refused) expect(await codeOf(operation)).toBe('0x80048408')
  })

  it('a resolved case is not canceled', async () => {
    const { crm, codeOf } = organization()
    const incidentId = await crm.execute(createCase({ title: 'Noise', customer: await customerOf(crm) }))
    await crm.execute(resolveIncident({ incidentId, subject: 'Solved' }))

    expect(await codeOf(cancelCase({ incidentId }))).toBe('0x80048408')
  })

  it('a paid invoice is not priced again, and its prices are not locked any more', async () => {
    const { crm, codeOf } = organization()
    const invoiceId = await crm.create(invoice, { name: 'I', customerid: await customerOf(crm) })
    await crm.execute(payInvoice({ invoiceId }))

    expect(await codeOf(calculatePrice({ target: ref(invoice, invoiceId) }))).toBe('0x8004022e')
    expect(await codeOf(lockInvoicePricing({ invoiceId }))).toBe('0x8004022e')
  })

  it('a won quote becomes an order at its price, whatever the price list says by then', async () => {
    const { crm } = organization()
    const { quoteId, raise } = await quoteByList(crm)
    await crm.execute(activateQuote({ quoteId }))
    await crm.execute(winQuote({ quoteId }))
    await raise()

    const made = await crm.execute(convertQuoteToSalesOrder({ quoteId }))

    const { totalamount } = await crm.retrieve(salesorder, made, (order) => order.select('totalamount'))
    expect(totalamount).toBe(30.3)
  })

  it('a case waits in one queue after another was merged into it', async () => {
    const { crm } = organization()
    const customer = await customerOf(crm)
    const [targetId, subordinateId] = [
      await crm.execute(createCase({ title: 'A', customer })),
      await crm.execute(createCase({ title: 'B', customer })),
    ]
    for (const id of [targetId, subordinateId]) {
      const queueId = await crm.create(queue, { name: id })
      await crm.execute(addToQueue({ queueId, target: ref(incident, id) }))
    }

    await crm.execute(mergeCases({ targetId, subordinateId }))

    const waiting = query(queueitem)
      .select('queueitemid')
      .where((item) => item._objectid_value.eq(targetId).and(item.statecode.eq(0)))
    expect(await crm.all(waiting)).toHaveLength(1)
  })

  it('an SLA that is applied twice limits once', async () => {
    const { crm } = organization()
    const slaId = await crm.create(sla, { name: 'Gold', applicablefrom: 'createdon', primaryentityotc: 112 })
    await crm.create(slaitem, { name: 'Resolve by', slaid: ref(sla, slaId), warnafter: 45, failureafter: 60 })
    const incidentId = await crm.execute(createCase({ title: 'Noise', customer: await customerOf(crm) }))

    await crm.execute(applySla({ incidentId, slaId }))
    await crm.execute(applySla({ incidentId, slaId }))

    expect(await crm.all(slaKpiInstancesOf(ref(incident, incidentId)))).toHaveLength(1)
  })

  it('a lead does not take the flow of another', async () => {
    const { crm, codeOf } = organization()
    const [one, other] = [
      await crm.create(lead, { subject: 'A', lastname: 'A' }),
      await crm.create(lead, { subject: 'B', lastname: 'B' }),
    ]
    await crm.execute(qualifyLead({ leadId: one, createOpportunity: true }))
    const [flow] = await crm.all(
      query(leadtoopportunitysalesprocess)
        .select('businessprocessflowinstanceid')
        .where((row) => row._leadid_value.eq(one)),
    )
    const processInstanceId = ref(leadtoopportunitysalesprocess, flow?.businessprocessflowinstanceid ?? '')

    expect(await codeOf(qualifyLead({ leadId: other, createOpportunity: true, processInstanceId }))).toBe('0x80040203')
  })

  it('a quote follows a flow, and no other record', async () => {
    const { crm, codeOf } = organization()
    const customerid = await customerOf(crm)
    const deal = await crm.create(opportunity, { name: 'Deal', customerid })

    const follows = generateQuoteFromOpportunity({ opportunityId: deal, processInstanceId: customerid })

    expect(await codeOf(follows)).toBe('0x80040203')
  })

  it('a root article has no versions of its own', async () => {
    const { crm, codeOf } = organization()
    const id = await crm.execute(createKnowledgeArticle({ title: 'Reset' }))
    const { _rootarticleid_value: root } = await crm.retrieve(knowledgearticle, id, (one) =>
      one.select('_rootarticleid_value'),
    )

    const knowledgeArticleId = root ?? ''
    expect(await codeOf(createKnowledgeArticleVersion({ knowledgeArticleId }))).toBe('0x80040203')
    expect(await codeOf(createKnowledgeArticleVersion({ knowledgeArticleId, isMajor: true }))).toBe('0x80040203')
  })
})
