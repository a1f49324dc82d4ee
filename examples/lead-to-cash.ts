// A lead on its way to a paid invoice: every step is an action, and the money is the service's own arithmetic.
import { create, formatted, query } from 'dynamics365-crm'
import { leadToCash } from 'dynamics365-crm/actions'
import { invoice, invoicedetail, lead } from 'dynamics365-crm/entities'
import { openOrganization } from './organization.js'

const crm = openOrganization()

const leadId = await crm.execute(
  create(lead, { subject: 'Pumps for the new plant', firstname: 'Ann', lastname: 'Berg', companyname: 'Northwind' }),
)

const { invoice: bill } = await leadToCash(crm, {
  leadId,
  products: [
    { productDescription: 'Pump', pricePerUnit: 1_999.99, quantity: 3, manualDiscountAmount: 100, tax: 1_120 },
    { productDescription: 'Installation', pricePerUnit: 85.5, quantity: 7.5 },
  ],
  revision: { discountPercentage: 5 },
  onProgress: (step) => console.log(step),
})

const lines = await crm.all(
  query(invoicedetail)
    .select('productdescription', 'extendedamount')
    .where((line) => line._invoiceid_value.eq(bill.id))
    .orderBy('productdescription')
    .formatted(),
)
for (const line of lines) console.log(`${line.productdescription}: ${formatted(line, 'extendedamount')}`)

const paid = await crm.first(
  query(invoice)
    .select('totalamount', 'statuscode')
    .where((i) => i.invoiceid.eq(bill.id))
    .formatted(),
)
if (paid) console.log(`${formatted(paid, 'statuscode')}: ${formatted(paid, 'totalamount')}`)
