/** Rows as an organization has them: ids, texts of all alphabets, numbers, dates, empty columns, lookups. About 2 kB each. */

const guid = (seed: number) =>
  `${hex(seed, 8)}-${hex(seed * 7, 4)}-4${hex(seed * 3, 3)}-9${hex(seed * 5, 3)}-${hex(seed * 11, 12)}`
const hex = (seed: number, digits: number) => (seed * 2_654_435_761).toString(16).padStart(digits, '0').slice(-digits)

const names = ['Adventure Works', 'Müller & Söhne', 'Northwind', 'Café Montréal', 'Contoso "Europe"', 'Fabrikam']
/** One row in forty has letters beyond Latin-1. */
const nameOf = (index: number) => `${index % 40 === 7 ? 'Łódź 東京' : names[index % names.length]} ${index}`
const dayOf = (index: number) =>
  `2026-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`
const lookups = [
  'ownerid',
  'owningbusinessunit',
  'primarycontactid',
  'parentaccountid',
  'transactioncurrencyid',
  'createdby',
]
const texts = [
  'emailaddress1',
  'websiteurl',
  'address1_line1',
  'address1_city',
  'address1_composite',
  'telephone1',
  'fax',
]
const numbers = ['revenue', 'numberofemployees', 'exchangerate', 'statecode', 'statuscode', 'industrycode', 'opendeals']
const empties = ['sic', 'stockexchange', 'tickersymbol', 'yomi_name']

/** The columns of a row, as a query names them. */
export const columns: readonly string[] = [
  ...['accountid', 'name', 'description', 'createdon', 'modifiedon', 'creditonhold'],
  ...texts,
  ...numbers,
  ...empties,
  ...lookups.map((name) => `_${name}_value`),
]

/** The row at a place, the same each time. */
export function rowAt(index: number): Readonly<Record<string, unknown>> {
  return {
    '@odata.etag': `W/"${1_000_000 + index}"`,
    accountid: guid(index),
    name: nameOf(index),
    description: `${nameOf(index)}: asked for a quote. `.repeat(16),
    createdon: `${dayOf(index)}T08:30:${String(index % 60).padStart(2, '0')}Z`,
    modifiedon: `${dayOf(index + 3)}T17:05:00Z`,
    creditonhold: index % 5 === 0,
    ...Object.fromEntries(texts.map((name, at) => [name, `${nameOf(index + at)}, ${name} ${index}`])),
    ...Object.fromEntries(numbers.map((name, at) => [name, at === 0 ? index * 12.25 : index % (at + 20)])),
    ...Object.fromEntries(empties.map((name) => [name, null])),
    ...Object.fromEntries(lookups.map((name, at) => [`_${name}_value`, at === index % 6 ? null : guid(index + at)])),
  }
}
