import { ref } from 'dynamics365-crm'
import { account, contact } from 'dynamics365-crm/entities'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Files, openFiles } from './file-organization.js'

let files: Files
beforeEach(async () => {
  files = await openFiles()
})
afterEach(() => files.close())

const names = ['Northwind', 'Müller & Söhne, "GmbH"', 'Two\nlines', '名前', ' spaces ']

async function makeAccounts(): Promise<readonly string[]> {
  const ids: string[] = []
  for (const [at, name] of names.entries()) {
    ids.push(await files.crm.create(account, { name, accountnumber: `A-${at}`, industrycode: 1, revenue: at + 0.5 }))
  }
  return ids
}

describe('exporting', () => {
  it('writes the columns of an OData query in their order, page after page', async () => {
    await makeAccounts()

    const { printed, reason } = await files.export(
      "accounts?$select=accountnumber,name&$filter=name ne 'C#'&$orderby=accountnumber",
      { out: 'accounts.csv', pageSize: 2 },
    )

    expect(reason).toBeUndefined()
    expect(printed).toMatch(/^5 records written to accounts\.csv \(\d+\.\d s\)\n$/)
    const text = files.read('accounts.csv').replaceAll(/[0-9a-f-]{36}/g, 'id')
    expect(text).toBe(
      'accountnumber,name,accountid\nA-0,Northwind,id\nA-1,"Müller & Söhne, ""GmbH""",id\nA-2,"Two\nlines",id\nA-3,名前,id\nA-4, spaces ,id\n',
    )
  })

  it('writes JSON lines to the output, with nothing else beside them', async () => {
    await makeAccounts()

    const { printed } = await files.export('accounts?$select=name,revenue&$orderby=accountnumber', {
      out: '-',
      format: 'ndjson',
    })

    const records = printed
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(records).toHaveLength(5)
    expect(records[1]).toEqual({ accountid: expect.any(String), name: names[1], revenue: 1.5, _transactioncurrencyid_value: expect.anything() }) // biome-ignore format: one line
  })

  it('takes a table by its logical name with the columns that are named', async () => {
    const [id = ''] = await makeAccounts()
    await files.crm.create(contact, { lastname: 'Smith', parentcustomerid: ref(account, id) })

    await files.export('contact', { out: 'contacts.csv', select: 'lastname, parentcustomerid' })

    expect(files.read('contacts.csv')).toMatch(
      new RegExp(`^lastname,_parentcustomerid_value,contactid\nSmith,account:${id},[0-9a-f-]{36}\n$`),
    )
  })

  it('asks the organization for a table that the package does not ship', async () => {
    const { reason } = await files.export('new_nosuch', { out: 'things.csv' })

    expect(reason).toBe('CommandError: The organization has no table new_nosuch.')
  })

  it('runs FetchXML, with a cell for each attribute also where the service leaves out what is null', async () => {
    const [id = ''] = await makeAccounts()
    await files.crm.create(contact, { lastname: 'Adams' })
    await files.crm.create(contact, { lastname: 'Smith', emailaddress1: 'a@b.c', parentcustomerid: ref(account, id) })
    const fetch = `<fetch><entity name="contact"><attribute name="lastname"/><attribute name="emailaddress1"/>
      <attribute name="parentcustomerid"/><order attribute="lastname"/>
      <link-entity name="account" from="accountid" to="parentcustomerid" link-type="outer" alias="a"><attribute name="name"/></link-entity>
      </entity></fetch>`

    const { reason } = await files.export(fetch, { out: 'contacts.csv', pageSize: 1 })

    expect(reason).toBeUndefined()
    const lines = files
      .read('contacts.csv')
      .replaceAll(/,[0-9a-f-]{36}$/gm, ',id')
      .split('\n')
    expect(lines).toEqual([
      'lastname,emailaddress1,_parentcustomerid_value,a.name,contactid',
      'Adams,,,,id',
      `Smith,a@b.c,account:${id},Northwind,id`,
      '',
    ])
  })

  it('loses no value of a column that comes late', async () => {
    await files.crm.create(contact, { lastname: 'Adams' })
    const [id = ''] = await makeAccounts()
    await files.crm.create(contact, { lastname: 'Smith', parentcustomerid: ref(account, id) })
    const fetch = `<fetch><entity name="contact"><attribute name="lastname"/><order attribute="lastname"/>
      <link-entity name="account" from="accountid" to="parentcustomerid" link-type="outer"><attribute name="name"/></link-entity>
      </entity></fetch>`

    const csv = await files.export(fetch, { out: 'contacts.csv', pageSize: 1 })
    const ndjson = await files.export(fetch, { out: 'contacts.ndjson', pageSize: 1 })

    expect(csv.reason).toMatch(/^CommandError: .*name comes first in record 2, after the header was written\./)
    expect(ndjson.reason).toBeUndefined()
    expect(files.read('contacts.ndjson')).toContain('Northwind')
  })

  it('writes values as people read them when that is asked for', async () => {
    await makeAccounts()

    await files.export("accounts?$select=industrycode,revenue&$filter=accountnumber eq 'A-1'", {
      out: 'accounts.csv',
      formatted: true,
      bom: true,
      delimiter: ';',
    })

    expect(files.read('accounts.csv')).toMatch(/^\uFEFFindustrycode;revenue;.*\nAccounting;\$1\.50;/)
  })

  it('leaves a file as it was when the export fails half way', async () => {
    await makeAccounts()
    files.put('accounts.csv', 'before')
    files.emulator.faults.add({ status: 500, when: { path: /skiptoken/ } })

    const { reason } = await files.export('accounts?$select=name', { out: 'accounts.csv', pageSize: 2 })

    expect(reason).toMatch(/Error: /)
    expect(files.read('accounts.csv')).toBe('before')
  })

  it.each([
    ['accounts?$select=name', { out: 'accounts.xls' }, 'Is accounts.xls CSV or NDJSON?'],
    ['accounts?$select=name', { out: 'a.csv', select: 'name' }, '--select goes with the logical name of a table.'],
    ['https://contoso.crm.dynamics.com/x', { out: 'a.csv' }, 'Give the query as a path'],
    ['<fetch><entity name="account">', { out: 'a.csv' }, 'The FetchXML is no XML'],
    ['accounts?$select=name&$expand=primarycontactid($select=fullname)', { out: 'a.csv' }, 'primarycontactid holds'],
  ])('says why %s cannot be exported', async (query, flags, words) => {
    const person = await files.crm.create(contact, { lastname: 'Smith' })
    await files.crm.create(account, { name: 'Northwind', primarycontactid: ref(contact, person) })

    const { reason } = await files.export(query, flags)

    expect(reason).toContain(words)
  })
})

describe('what was exported', () => {
  it.each(['csv', 'ndjson'])('gives the same records when it is imported as %s', async (format) => {
    const [first = ''] = await makeAccounts()
    const notes = 'a "quote", a comma\nand a line'
    await files.crm.update(account, first, {
      donotemail: true,
      description: notes,
      lastonholdtime: '2026-03-01T10:00:00Z',
    })
    await files.crm.create(contact, {
      lastname: 'Smith',
      birthdate: '1990-02-28',
      parentcustomerid: ref(account, first),
    })
    const other = await openFiles()
    // A currency is the organization's own.
    const map = ['_transactioncurrencyid_value=']
    const select = {
      account: 'accountid,name,accountnumber,industrycode,revenue,donotemail,description,lastonholdtime',
      contact: 'contactid,lastname,birthdate,parentcustomerid',
    }

    for (const [table, columns] of Object.entries(select)) {
      const file = `${table}.${format}`
      await files.export(table, { out: file, select: columns })
      other.put(file, files.read(file))
      expect(await other.import(table, file, table === 'account' ? { map } : {})).toMatchObject({
        reason: undefined,
        told: '',
      })
      await other.export(table, { out: file, select: columns })

      expect(lines(other.read(file))).toEqual(lines(files.read(file)))
    }
    await other.close()
  })
})

function lines(text: string): readonly string[] {
  return text
    .replaceAll(/transactioncurrency:[0-9a-f-]{36}/g, 'its currency')
    .split('\n')
    .sort()
}
