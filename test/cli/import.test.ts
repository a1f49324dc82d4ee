import { query } from 'dynamics365-crm'
import { account, contact, lead } from 'dynamics365-crm/entities'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { csdl, definitions } from './codegen-organization.js'
import { type Files, openFiles } from './file-organization.js'

let files: Files
beforeEach(async () => {
  files = await openFiles()
})
afterEach(() => files.close())

function leads() {
  return files.crm.all(query(lead).select('subject', 'lastname', 'companyname').orderBy('subject'))
}

describe('importing CSV', () => {
  it('makes a record of each row, its headers being names, labels or what --map says', async () => {
    files.put('leads.csv', 'Topic,lastname,Firma\nFirst,Smith,Northwind\nSecond,Lee,Contoso\n')

    const { printed, reason } = await files.import('lead', 'leads.csv', { map: ['Firma=companyname'] })

    expect(reason).toBeUndefined()
    expect(printed).toMatch(/^leads\.csv → lead: 2 rows read: 2 created, 0 refused \(\d+\.\d s\)\n$/)
    expect(await leads()).toMatchObject([
      { subject: 'First', lastname: 'Smith', companyname: 'Northwind' },
      { subject: 'Second', lastname: 'Lee', companyname: 'Contoso' },
    ])
  })

  it('gives text the kind of its column', async () => {
    const parent = await files.crm.create(account, { name: 'Parent' })
    const header = 'subject,lastname,estimatedamount,numberofemployees,donotemail,leadsourcecode,purchasetimeframe,estimatedclosedate,parentaccountid,customerid,telephone1' // biome-ignore format: one line
    files.put(
      'leads.csv',
      `${header}\nA,Smith,1234.5,12,Do Not Allow,Advertisement,2,2026-03-01,{${parent.toUpperCase()}},account:${parent},0123\n`,
    )

    const { reason } = await files.import('lead', 'leads.csv')

    expect(reason).toBeUndefined()
    const [record] = await files.crm.all(
      query(lead).select(
        'estimatedamount',
        'numberofemployees',
        'donotemail',
        'leadsourcecode',
        'purchasetimeframe',
        'estimatedclosedate',
        '_parentaccountid_value',
        '_customerid_value',
        'telephone1',
      ),
    )
    expect(record).toMatchObject({
      estimatedamount: 1234.5,
      numberofemployees: 12,
      donotemail: true,
      leadsourcecode: 1,
      purchasetimeframe: 2,
      estimatedclosedate: '2026-03-01',
      _parentaccountid_value: parent,
      _customerid_value: parent,
      telephone1: '0123',
    })
  })

  it('reads quotes, line breaks, letters of all kinds and the mark of Excel', async () => {
    files.put('leads.csv', '\uFEFFsubject,lastname\r\n"Say ""hi"", twice","Bjørn\r\nÅse 名前"\r\n')

    const { reason } = await files.import('lead', 'leads.csv')

    expect(reason).toBeUndefined()
    expect(await leads()).toMatchObject([{ subject: 'Say "hi", twice', lastname: 'Bjørn\r\nÅse 名前' }])
  })

  it('reads UTF-16 with its mark, and other things between cells', async () => {
    files.put('leads.txt', Buffer.from('\uFEFFsubject\tlastname\nA, B\tMüller\n', 'utf16le'))

    const { reason } = await files.import('lead', 'leads.txt', { format: 'csv', delimiter: '\\t' })

    expect(reason).toBeUndefined()
    expect(await leads()).toMatchObject([{ subject: 'A, B', lastname: 'Müller' }])
  })

  it('reads what is piped in', async () => {
    const { printed } = await files.import('lead', '-', { format: 'csv' }, { typed: 'subject,lastname\nA,Smith\n' })

    expect(printed).toContain('input → lead: 1 row read: 1 created')
    expect(await leads()).toHaveLength(1)
  })

  it('leaves an empty cell out, or clears its column when that is asked for', async () => {
    await files.crm.create(account, { accountnumber: 'A-1', name: 'Northwind', telephone1: '1' })
    files.put('accounts.csv', 'accountnumber,name,telephone1\nA-1,,\n')
    const phone = async () => (await files.crm.all(query(account).select('name', 'telephone1')))[0]

    await files.import('account', 'accounts.csv', { upsert: 'accountnumber' })
    expect(await phone()).toMatchObject({ name: 'Northwind', telephone1: '1' })

    files.put('accounts.csv', 'accountnumber,telephone1\nA-1,\n')
    await files.import('account', 'accounts.csv', { upsert: 'accountnumber', clearEmpty: true })
    expect(await phone()).toMatchObject({ name: 'Northwind', telephone1: null })
  })
})

const mixed = `Topic,Last name,Annual Revenue,Lead Source
Good,Smith,10,Web
Bad number,"Lee
and more",plenty,Web
,Short
Bad choice,Jones,1,Smoke signals
Also good,Brown,,2
`

describe('rows that cannot be stored', () => {
  const flags = { map: ['Last name=lastname,Annual Revenue=revenue'] }

  it('are kept as they were with line and reason, the others are stored, and the command fails', async () => {
    files.put('leads.csv', mixed)

    const { printed, told, reason } = await files.import('lead', 'leads.csv', { ...flags, rejects: 'rejects.csv' })

    expect(printed).toContain('leads.csv → lead: 5 rows read: 2 created, 3 refused, in rejects.csv')
    expect(reason).toBe('CommandError: 3 rows of 5 refused.')
    expect(told).toBe('')
    expect((await leads()).map(({ subject }) => subject)).toEqual(['Also good', 'Good'])
    const [header, ...rest] = files.read('rejects.csv').split('\n')
    expect(header).toBe('Topic,Last name,Annual Revenue,Lead Source,rejected line,rejected because')
    expect(rest.join('\n')).toMatch(/^Bad number,"Lee\nand more",plenty,Web,3,.*\(revenue\) takes a number/)
    expect(rest.join('\n')).toMatch(/^,Short,5,"The row has 2 cells, and the header has 4\."$/m)
    expect(rest.join('\n')).toMatch(/^Bad choice,Jones,1,Smoke signals,6,".*\(leadsourcecode\) takes one of 1 \(Adv/m)
  })

  it('are told by line and reason where no file is wanted', async () => {
    files.put('leads.csv', mixed)

    const { told } = await files.import('lead', 'leads.csv', flags)

    expect(told.split('\n')).toHaveLength(4)
    expect(told).toMatch(/^line 3: .*takes a number/)
    expect(told).not.toContain('plenty')
  })

  it('can be imported once they are put right', async () => {
    files.put('leads.csv', mixed)
    await files.import('lead', 'leads.csv', { ...flags, rejects: 'rejects.csv' })
    const right = files.read('rejects.csv').replace('plenty', '7').replace('Smoke signals', 'Other')
    files.put('again.csv', right.replace(/^,Short,.*\n/m, ''))

    const { printed, reason } = await files.import('lead', 'again.csv', { ...flags, rejects: 'rejects.csv' })

    expect(reason).toBeUndefined()
    expect(printed).toContain('2 rows read: 2 created, 0 refused')
    expect(files.read('rejects.csv')).toBe(
      'Topic,Last name,Annual Revenue,Lead Source,rejected line,rejected because\n',
    )
  })

  it('are also those that the service refuses', async () => {
    const ids = ['11111111-0000-0000-0000-000000000001', '11111111-0000-0000-0000-000000000002']
    await files.crm.create(lead, { subject: 'There', lastname: 'Smith' }, { id: ids[0] ?? '' })
    files.put('leads.csv', `leadid,subject,lastname\n${ids[0]},Taken,Lee\n${ids[1]},Free,Lee\n`)

    const { printed } = await files.import('lead', 'leads.csv', { rejects: 'rejects.csv' })

    expect(printed).toContain('2 rows read: 1 created, 1 refused')
    expect(files.read('rejects.csv')).toMatch(new RegExp(`^${ids[0]},Taken,Lee,2,.+$`, 'm'))
    expect((await leads()).map(({ subject }) => subject)).toEqual(['Free', 'There'])
  })

  it('do not keep those before a broken quote from being stored', async () => {
    files.put('leads.csv', 'subject,lastname\nA,Smith\nB,"Lee\nC,Jones\n')

    const { printed, reason } = await files.import('lead', 'leads.csv')

    expect(printed).toContain('1 row read: 1 created, 0 refused')
    expect(reason).toBe(
      'CommandError: leads.csv is no CSV from here on: a quote in the row after line 2 is never closed.',
    )
  })

  it('are all accounted for when the import is interrupted', async () => {
    const rows = Array.from({ length: 2_000 }, (_, at) => `Lead ${at},Smith`)
    files.put('leads.csv', `subject,lastname\n${rows.join('\n')}\n`)
    const stop = new AbortController()
    files.emulator.faults.add({ latencyInMs: 50 })
    setTimeout(() => stop.abort(), 150)

    const { printed, reason } = await files.import('lead', 'leads.csv', { batchSize: 10, rejects: 'r.csv' }, stop)

    const [, read, created, refused] = /: ([\d,]+) rows read: ([\d,]+) created, ([\d,]+) refused/.exec(printed) ?? []
    const number = (text = '') => Number(text.replace(',', ''))
    expect(reason).toBe('CommandError: Interrupted.')
    expect(number(created) + number(refused)).toBe(number(read))
    expect(await leads()).toHaveLength(number(created))
    expect(files.read('r.csv').trim().split('\n')).toHaveLength(number(refused) + 1)
  })
})

describe('a dry run', () => {
  it('checks every row and asks nobody', async () => {
    files.put('leads.csv', mixed)
    const flags = { map: ['Last name=lastname,Annual Revenue=revenue'], dryRun: true, url: 'https://nobody.example' }

    const { printed, reason } = await files.import('lead', 'leads.csv', { ...flags, rejects: 'rejects.csv' })

    expect(printed).toContain('5 rows read: 2 would be sent, 3 refused, in rejects.csv')
    expect(reason).toBe('CommandError: 3 rows of 5 refused.')
    expect(files.read('rejects.csv').match(/rejected|Bad|Short/g)).toHaveLength(5)
    expect(await leads()).toEqual([])
  })
})

describe('an upsert', () => {
  it('changes the record with the alternate key, or creates it', async () => {
    await files.crm.create(account, { accountnumber: 'A-1', name: 'Old', telephone1: '1' })
    files.put('accounts.csv', 'Account Number,name\nA-1,New\nA-2,Other\n,Nobody\n')

    const { printed, told } = await files.import('account', 'accounts.csv', { upsert: 'accountnumber' })

    expect(printed).toContain('3 rows read: 2 created or changed, 1 refused')
    expect(told).toBe('line 4: The key is not whole: accountnumber is empty.\n')
    expect(
      await files.crm.all(query(account).select('accountnumber', 'name', 'telephone1').orderBy('accountnumber')),
    ).toMatchObject([
      { accountnumber: 'A-1', name: 'New', telephone1: '1' },
      { accountnumber: 'A-2', name: 'Other', telephone1: null },
    ])
  })

  it('goes by the primary key too', async () => {
    const id = await files.crm.create(account, { name: 'Old' })
    files.put('accounts.csv', `accountid,name\n${id},New\n`)

    const { reason } = await files.import('account', 'accounts.csv', { upsert: 'accountid' })

    expect(reason).toBeUndefined()
    expect(await files.crm.retrieve(account, id, (a) => a.select('name'))).toMatchObject({ name: 'New' })
  })
})

describe('importing NDJSON', () => {
  it('takes JSON values as they are, and texts by the kind of their column', async () => {
    const id = await files.crm.create(account, { name: 'Northwind' })
    files.put(
      'contacts.ndjson',
      [
        JSON.stringify({ lastname: 'Smith', parentcustomerid: `account:${id}`, donotphone: true, creditlimit: 5 }),
        '',
        JSON.stringify({ lastname: 'Lee', parentcustomerid: { table: 'account', id }, creditlimit: '7', nosuch: 1 }),
        'not json',
        JSON.stringify({ Vorname: 'Ann', lastname: 'Müller', creditlimit: '7', firstname: null }),
      ].join('\n'),
    )

    const { printed } = await files.import('contact', 'contacts.ndjson', {
      rejects: 'rejects.ndjson',
      map: ['Vorname='],
    })

    expect(printed).toContain('4 rows read: 2 created, 2 refused')
    expect(
      await files.crm.all(query(contact).select('lastname', 'donotphone', 'creditlimit', '_parentcustomerid_value')),
    ).toMatchObject([
      { lastname: 'Smith', donotphone: true, creditlimit: 5, _parentcustomerid_value: id },
      { lastname: 'Müller', creditlimit: 7 },
    ])
    const rejects = files
      .read('rejects.ndjson')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rejects).toMatchObject(
      [
        { lastname: 'Lee', nosuch: 1, 'rejected line': 3, 'rejected because': /no column "nosuch"/ },
        { 'rejected text': 'not json', 'rejected line': 4, 'rejected because': 'The line is no JSON.' },
      ].map((one) => ({ ...one, 'rejected because': expect.stringMatching(one['rejected because']) })),
    )
  })
})

describe('a table of the organization', () => {
  it('is imported with its own columns, choices and lookups when its metadata is asked for', async () => {
    const own = await openFiles({ metadata: [csdl, { value: definitions }] })
    own.put('sites.csv', 'new_siteid,new_name\n11111111-0000-0000-0000-000000000001,Plant\n')
    own.put('machines.csv', 'new_name,new_kind,new_siteid\nA,Lathe,11111111-0000-0000-0000-000000000001\nB,Nonsense,\n')

    const without = await own.import('new_machine', 'machines.csv')
    const sites = await own.import('new_site', 'sites.csv', { live: true })
    const machines = await own.import('new_machine', 'machines.csv', { live: true })
    await own.export('new_machine', { out: 'out.ndjson' })

    expect(without.reason).toContain('--live asks the organization for it')
    expect(sites).toMatchObject({ reason: undefined, told: '' })
    expect(machines.printed).toContain('2 rows read: 1 created, 1 refused')
    expect(JSON.parse(own.read('out.ndjson'))).toMatchObject({
      new_name: 'A',
      new_kind: expect.any(Number),
      _new_siteid_value: 'new_site:11111111-0000-0000-0000-000000000001',
    })
    await own.close()
  })

  it('is one that the organization has', async () => {
    files.put('a.csv', 'name\nA\n')

    expect((await files.import('new_nosuch', 'a.csv', { live: true })).reason).toContain('new_nosuch')
  })

  it('may be one of the package as well', async () => {
    files.put('leads.csv', 'Topic,Last Name,Lead Source,ownerid\nA,Smith,Web,\n')

    const { reason } = await files.import('lead', 'leads.csv', { live: true })

    expect(reason).toBeUndefined()
    expect(await leads()).toMatchObject([{ subject: 'A', lastname: 'Smith' }])
  })
})

describe('a checkpoint', () => {
  const rows = Array.from({ length: 40 }, (_, at) => `Lead ${at},Smith`)

  it('lets a second run send only what the first did not', async () => {
    files.put('leads.csv', `subject,lastname\n${rows.join('\n')}\n`)

    const first = await files.import('lead', 'leads.csv', { checkpoint: 'done.txt' })
    const second = await files.import('lead', 'leads.csv', { checkpoint: 'done.txt' })

    expect([first.reason, second.reason]).toEqual([undefined, undefined])
    expect(second.printed).toContain('40 rows read: 40 created')
    expect(await leads()).toHaveLength(40)
  })

  it('is refused for a file that has changed', async () => {
    files.put('leads.csv', `subject,lastname\n${rows.join('\n')}\n`)
    await files.import('lead', 'leads.csv', { checkpoint: 'done.txt' })
    files.put('leads.csv', `subject,lastname\nNew,Smith\n${rows.join('\n')}\n`)

    const { reason } = await files.import('lead', 'leads.csv', { checkpoint: 'done.txt' })

    expect(reason).toContain('The checkpoint is of another file')
    expect(await leads()).toHaveLength(40)
  })
})

describe('what is wrong with a command or a header is said before anything is sent', () => {
  it.each([
    ['nosuch', 'subject\nA\n', {}, 'no metadata of a table nosuch'],
    ['lead', '', {}, 'leads.csv is empty'],
    ['lead', 'subject,Foo\nA,B\n', {}, 'lead has no column "Foo". Give it one with --map "Foo=column"'],
    ['lead', 'subject,Topic\nA,B\n', {}, '"subject" and "Topic" both stand for subject.'],
    ['lead', 'subject,createdon\nA,B\n', {}, 'createdon cannot be written here. --map "createdon=" leaves it out'],
    ['lead', 'subject\nA\n', { map: ['Foo=lastname'] }, 'no header foo, which --map names'],
    ['lead', 'subject\nA\n', { map: ['subject=nosuch'] }, 'lead has no column "nosuch"'],
    ['lead', 'subject\nA\n', { map: ['subject'] }, '--map takes pairs'],
    ['lead', 'subject\nA\n', { upsert: 'nosuch' }, 'nosuch is none'],
    ['lead', 'subject\nA\n', { delimiter: '' }, '--delimiter takes one character'],
    ['lead', 'subject\nA\n', { batchSize: 5_000 }, 'batchSize of a bulk call is a whole number'],
    ['lead', 'subject\nA\n', { rejects: 'leads.csv' }, '--rejects is the file that is imported'],
    ['lead', 'subject\nA\n', { dryRun: true, checkpoint: 'c' }, '--dry-run sends nothing'],
    ['lead', Buffer.from('subject\nM\xfcller\n', 'latin1'), {}, 'leads.csv is no text in UTF-8'],
  ] as const)('%s, %j, %j', async (table, text, flags, words) => {
    files.put('leads.csv', text)

    const { reason, printed } = await files.import(table, 'leads.csv', flags)

    expect(reason).toMatch(/^(Command|Usage)Error: /)
    expect(reason).toContain(words)
    expect(printed).toBe('')
    expect(await leads()).toEqual([])
  })

  it('names a file that is not there', async () => {
    const { reason } = await files.import('lead', 'nosuch.csv')

    expect(reason).toBe('CommandError: nosuch.csv cannot be read: no such file or directory (ENOENT).')
  })
})
