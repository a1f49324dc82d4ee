import { describe, expect, it } from 'vitest'
import { open, refusedWith } from './server-calls.js'
import { fetchXml } from './server-fetchxml-calls.js'

const { send } = open()

const inAccount = (inside: string, fetch = '') => `<fetch ${fetch}><entity name='account'>${inside}</entity></fetch>`
const link = (attributes: string, inside = '') => inAccount(`<link-entity ${attributes}>${inside}</link-entity>`)
const contact = "name='contact' from='contactid' to='primarycontactid'"
const aliased = (alias: string, inside = '') => `<link-entity ${contact} alias='${alias}'>${inside}</link-entity>`

describe('FetchXML', () => {
  it.each([
    ['no XML', 'accounts', '0x80040303'],
    ['nothing', '', '0x80040303'],
    ['an element that is not closed', "<fetch><entity name='account'></fetch>", '0x80040303'],
    ['two roots', "<fetch><entity name='account'/></fetch><fetch/>", '0x80040303'],
    ['an entity of its own', "<!DOCTYPE fetch [<!ENTITY x 'y'>]><fetch><entity name='account'/></fetch>", '0x80040303'],
    ['another root', '<query/>', '0x80041123'],
    ['no entity', '<fetch/>', '0x80041123'],
    ['two entities', "<fetch><entity name='account'/><entity name='account'/></fetch>", '0x80040303'],
    ['an entity without a name', '<fetch><entity/></fetch>', '0x80041123'],
    ['an unknown entity', "<fetch><entity name='acount'/></fetch>", '0x80041102'],
    ["another set's entity", "<fetch><entity name='contact'/></fetch>", '0x80041128'],
    ['an unknown element', inAccount('<column name="name"/>'), '0x80040303'],
    ['an unknown attribute of an element', inAccount('', "size='3'"), '0x80040303'],
    ['an unknown column', inAccount("<attribute name='nosuch'/>"), '0x80041103'],
    ['a column of a label', inAccount("<attribute name='primarycontactidname'/>"), '0x80041103'],
    ['an unknown column of an order', inAccount("<order attribute='nosuch'/>"), '0x80041103'],
    ['an order by alias', inAccount("<attribute name='name' alias='n'/><order alias='n'/>"), '0x80041132'],
    ['an order of nothing', inAccount('<order/>'), '0x80041123'],
    ['a group without aggregate', inAccount("<attribute name='name' groupby='true' alias='n'/>"), '0x8004112F'],
    ['a flag that is neither', inAccount('', "distinct='yes'"), '0x80040303'],
    ['a count of nothing', inAccount('', "count='0'"), '0x80040303'],
    ['too much on top', inAccount('', "top='5001'"), '0x80040303'],
    ['top beside a page', inAccount('', "top='5' page='1'"), '0x80040303'],
    ['top beside a count', inAccount('', "top='5' count='5'"), '0x80040303'],
    ['top beside a total', inAccount('', "top='5' returntotalrecordcount='true'"), '0x80040303'],
    ['an unknown hint', inAccount('', "options='Faster'"), '0x80040303'],
    ['an unknown filter type', inAccount("<filter type='xor'/>"), '0x80041122'],
    ['a condition without an operator', inAccount("<filter><condition attribute='name'/></filter>"), '0x80041123'],
    [
      'a value twice',
      inAccount("<filter><condition attribute='name' operator='in' value='a'><value>b</value></condition></filter>"),
      '0x80040303',
    ],
    [
      'valueof with a list',
      inAccount("<filter><condition attribute='name' operator='in' valueof='accountnumber'/></filter>"),
      '0x80041120',
    ],
    [
      'valueof of another type',
      inAccount("<filter><condition attribute='name' operator='eq' valueof='revenue'/></filter>"),
      '0x80041139',
    ],
    [
      'valueof of an unknown link',
      inAccount("<filter><condition attribute='name' operator='eq' valueof='c.fullname'/></filter>"),
      '0x8004110B',
    ],
    [
      'a condition on an unknown link',
      inAccount("<filter><condition entityname='c' attribute='name' operator='null'/></filter>"),
      '0x8004110B',
    ],
    ['a link without a table', link("from='contactid'"), '0x80041123'],
    ['a link to an unknown table', link("name='person'"), '0x80041102'],
    ['a link of an unknown type', link(`${contact} link-type='left'`), '0x80041121'],
    ['a link of a filter outside of one', link(`${contact} link-type='any'`), '0x80041121'],
    ['a link inside a filter without its type', inAccount(`<filter><link-entity ${contact}/></filter>`), '0x80041121'],
    ['a link from an unknown column', link("name='contact' from='nosuch' to='primarycontactid'"), '0x80041103'],
    ['a link between types', link("name='contact' from='fullname' to='primarycontactid'"), '0x80040303'],
    ['a link by an image', link("name='contact' from='contactid' to='entityimage'"), '0x80040303'],
    [
      'columns of a link that has none',
      link(`${contact} link-type='exists'`, "<attribute name='fullname'/>"),
      '0x80040303',
    ],
    ['one alias for two links', inAccount(aliased('c') + aliased('c')), '0x80041130'],
    [
      'one alias for two columns',
      inAccount("<attribute name='name' alias='n'/><attribute name='accountnumber' alias='n'/>"),
      '0x80041130',
    ],
    ['an alias that is no name', inAccount(aliased('c.d')), '0x80040303'],
    [
      'children of no hierarchy',
      "<fetch><entity name='account'><attribute name='name' rowaggregate='CountChildren' alias='n'/></entity></fetch>",
      '0x8004112F',
    ],
    [
      'one alias for the children and their key',
      inAccount(
        "<attribute name='accountid' alias='n'/><attribute name='accountid' rowaggregate='CountChildren' alias='n'/>",
      ),
      '0x80041130',
    ],
    [
      'children without an alias',
      inAccount("<attribute name='accountid' rowaggregate='CountChildren'/>"),
      '0x8004110B',
    ],
  ])('is refused with %s', async (_, xml, code) => {
    expect(await fetchXml(send, 'accounts', xml)).toMatchObject(refusedWith(400, code))
  })

  it('has 15 links and no more, wherever they stand', async () => {
    const links = (count: number) => Array.from({ length: count }, (_, index) => aliased(`c${index}`)).join('')
    const inFilter = `<filter><link-entity ${contact} link-type='any'/></filter>`

    expect((await fetchXml(send, 'accounts', inAccount(links(15)))).status).toBe(200)
    expect(await fetchXml(send, 'accounts', inAccount(links(16)))).toMatchObject(refusedWith(400, '0x8004430D'))
    expect(await fetchXml(send, 'accounts', inAccount(links(15) + inFilter))).toMatchObject(
      refusedWith(400, '0x8004430D'),
    )
  })

  it('has 500 conditions and links and no more', async () => {
    const conditions = (count: number) =>
      `<filter>${"<condition attribute='name' operator='null'/>".repeat(count)}</filter>`
    // Encoded no more than needed: a URL has its limit too.
    const encoded = (xml: string) =>
      encodeURIComponent(xml).replaceAll('%3D', '=').replaceAll('%2F', '/').replaceAll('%20', '+')
    const read = (xml: string) => send('GET', `accounts?fetchXml=${encoded(xml)}`)

    expect((await read(inAccount(conditions(499) + aliased('c')))).status).toBe(200)
    expect(await read(inAccount(conditions(501)))).toMatchObject(refusedWith(400, '0x8004430C'))
    expect(await read(inAccount(conditions(499) + aliased('c', conditions(1))))).toMatchObject(
      refusedWith(400, '0x8004430C'),
    )
  })

  it('takes what old tools write into it', async () => {
    const old =
      "<fetch version='1.0' output-format='xml-platform' mapping='logical' no-lock='true' latematerialize='1' options='OptimizeForUnknown,HashJoin'><entity name='account'><attribute name='name' usertimezone='false'/><filter isquickfindfields='1'><condition attribute='ownerid' operator='eq-userid' uiname='me' uitype='systemuser' uihidden='1'/></filter><link-entity name='contact' from='contactid' to='primarycontactid' visible='false' intersect='false'/></entity></fetch>"

    expect((await fetchXml(send, 'accounts', old)).status).toBe(200)
  })

  it('on retained rows is refused by name', async () => {
    expect(await fetchXml(send, 'accounts', inAccount('', "datasource='retained'"))).toMatchObject(
      refusedWith(501, '0x80040219'),
    )
  })

  it('stands beside no other query option', async () => {
    const xml = encodeURIComponent(inAccount(''))

    expect(await send('GET', `accounts?fetchXml=${xml}&$select=name`)).toMatchObject(refusedWith(400, '0x80060888'))
  })
})
