import type { Ground } from './ground.js'

interface View {
  readonly name: string
  readonly table: string
  readonly columns: readonly string[]
  readonly order: string
  readonly state: number
  /** The rest of the entity's XML: links with their columns. */
  readonly links?: string
}

const contactOfAccount =
  '<link-entity name="contact" from="contactid" to="primarycontactid" link-type="outer" alias="primarycontact" visible="false"><attribute name="emailaddress1"/></link-entity>'

/** Views that every organization with Sales and Customer Service has, under their own names. */
const views: readonly View[] = [
  {
    name: 'Active Accounts',
    table: 'account',
    columns: ['name', 'primarycontactid', 'telephone1', 'address1_city'],
    order: 'name',
    state: 0,
    links: contactOfAccount,
  },
  {
    name: 'Open Opportunities',
    table: 'opportunity',
    columns: ['name', 'estimatedclosedate', 'estimatedvalue', 'parentaccountid', 'statuscode'],
    order: 'estimatedclosedate',
    state: 0,
  },
  {
    name: 'Active Cases',
    table: 'incident',
    columns: ['title', 'ticketnumber', 'prioritycode', 'customerid', 'ownerid', 'createdon'],
    order: 'title',
    state: 0,
  },
]

/** The system views, which `?savedQuery=` runs. */
export function seedViews(ground: Ground): void {
  for (const view of views) {
    ground.add('savedquery', {
      name: view.name,
      returnedtypecode: view.table,
      fetchxml: fetchXmlOf(view),
      querytype: 0,
      isdefault: true,
      isquickfindquery: false,
      statecode: 0,
      statuscode: 1,
    })
  }
}

function fetchXmlOf({ table, columns, order, state, links = '' }: View): string {
  return [
    `<fetch version="1.0" output-format="xml-platform" mapping="logical"><entity name="${table}">`,
    ...columns.map((name) => `<attribute name="${name}"/>`),
    `<order attribute="${order}" descending="false"/>`,
    `<filter type="and"><condition attribute="statecode" operator="eq" value="${state}"/></filter>`,
    links,
    '</entity></fetch>',
  ].join('')
}
