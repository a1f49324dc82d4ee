import {
  batch,
  type Client,
  changeSet,
  create,
  createClient,
  query,
  retrieve,
  update,
  withOptions,
} from 'dynamics365-crm'
import { account, contact, lead } from 'dynamics365-crm/entities'
import { BatchError, NotRunError, OutcomeUnknownError, RecordNotFoundError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { recordingFetch } from '../http/recording-fetch.js'

const orgUrl = 'https://contoso.crm.dynamics.com'
const api = `${orgUrl}/api/data/v9.2`
const id = '11111111-0000-0000-0000-000000000001'
const user = '22222222-0000-0000-0000-000000000002'

/** A client, and what it sent; every request is answered with the parts. */
function open(parts: string, status = 200) {
  const recording = recordingFetch(
    () => new Response(parts, { status, headers: { 'Content-Type': 'multipart/mixed; boundary=batchresponse_1' } }),
  )
  const crm: Client = createClient({ orgUrl, fetch: recording.fetch, credential: async () => 'token', maxRetries: 0 })
  return { crm, ...recording }
}

const lines = (...given: string[]) => given.map((line) => `${line}\r\n`).join('')
const part = (...inner: string[]) =>
  lines('--batchresponse_1', 'Content-Type: application/http', 'Content-Transfer-Encoding: binary', '', ...inner)
const end = '--batchresponse_1--\r\n'
const madeAccount = ['HTTP/1.1 204 No Content', 'OData-Version: 4.0', `OData-EntityId: ${api}/accounts(${id})`, '', '']
const refused = (code: string, message: string, status = '400 Bad Request') => [
  `HTTP/1.1 ${status}`,
  'REQ_ID: r-1',
  'Content-Type: application/json; odata.metadata=minimal',
  '',
  JSON.stringify({ error: { code, message } }),
]
const page = [
  'HTTP/1.1 200 OK',
  'Content-Type: application/json; odata.metadata=minimal',
  '',
  JSON.stringify({ value: [{ leadid: id, fullname: 'Änne Smith €' }] }),
]

/** The body with what changes from run to run taken out. */
function stable(body: string): string {
  return body.replace(/(batch|changeset)_[0-9a-f-]{36}/g, '$1_x')
}

describe('a batch', () => {
  it('is written part by part, with absolute URLs, and each operation’s own headers', async () => {
    const { crm, sent } = open(part(...madeAccount) + part(...page) + end)

    await crm.execute(
      batch([
        withOptions(create(account, { name: 'Northwind' }), { as: user, tag: 'import' }),
        query(lead).select('fullname').pageSize(3),
      ]),
    )

    expect(sent[0]?.method).toBe('POST')
    expect(sent[0]?.url).toBe(`${api}/$batch`)
    expect(sent[0]?.headers.get('prefer')).toBeNull()
    expect(stable(sent[0]?.headers.get('content-type') ?? '')).toBe('multipart/mixed; boundary=batch_x')
    expect(stable(sent[0]?.body ?? '')).toBe(
      lines(
        '--batch_x',
        'Content-Type: application/http',
        'Content-Transfer-Encoding: binary',
        '',
        `POST ${api}/accounts?tag=import HTTP/1.1`,
        'content-type: application/json; charset=utf-8',
        `callerobjectid: ${user}`,
        '',
        '{"name":"Northwind"}',
        '--batch_x',
        'Content-Type: application/http',
        'Content-Transfer-Encoding: binary',
        '',
        `GET ${api}/leads?$select=fullname HTTP/1.1`,
        'accept: application/json',
        'prefer: odata.maxpagesize=3',
        '',
        '',
        '--batch_x--',
      ),
    )
  })

  it('gives the results of all, in their order and of their types', async () => {
    const { crm } = open(part(...madeAccount) + part(...page) + end)

    const [made, leads] = await crm.execute(
      batch([create(account, { name: 'Northwind' }), query(lead).select('fullname')]),
    )

    expect(made.toUpperCase()).toBe(id.toUpperCase())
    expect(leads.records[0]?.fullname).toBe('Änne Smith €')
  })

  it('ends at the first that fails, and says what became of each', async () => {
    const { crm } = open(
      part(...madeAccount) + part(...refused('0x80040217', 'account Does Not Exist', '404 Not Found')) + end,
      404,
    )

    const error = await crm
      .execute(
        batch([
          create(account, { name: 'A' }),
          retrieve(account, id, (a) => a.select('name')),
          create(account, { name: 'C' }),
        ]),
      )
      .catch((reason: unknown) => reason)

    expect(error).toBeInstanceOf(BatchError)
    const { index, outcomes, cause } = error as BatchError
    expect(index).toBe(1)
    expect(cause).toBeInstanceOf(RecordNotFoundError)
    expect(outcomes).toEqual([
      { ok: true, value: id },
      { ok: false, error: cause },
      { ok: false, error: expect.any(NotRunError) },
    ])
    expect(JSON.stringify(error)).not.toContain(id)
  })

  it('goes on after one that fails where it is to, and throws nothing', async () => {
    const { crm, sent } = open(part(...refused('0x80040203', 'No.')) + part(...madeAccount) + end)

    const outcomes = await crm.execute(
      batch([create(account, { name: 'A' }), create(account, { name: 'B' })], { onError: 'continue' }),
    )

    expect(sent[0]?.headers.get('prefer')).toBe('odata.continue-on-error')
    expect(outcomes).toEqual([
      { ok: false, error: expect.objectContaining({ kind: 'validation', operation: 'accounts.create' }) },
      { ok: true, value: id },
    ])
  })

  it('that breaks off has an unknown outcome for each write without an answer', async () => {
    const { crm } = open(part(...madeAccount) + part('HTTP/1.1 204 No Con'))

    const outcomes = await crm.execute(
      batch([create(account, { name: 'A' }), create(account, { name: 'B' }), create(account, { name: 'C' })], {
        onError: 'continue',
      }),
    )

    expect(outcomes).toEqual([
      { ok: true, value: id },
      { ok: false, error: expect.any(OutcomeUnknownError) },
      { ok: false, error: expect.any(OutcomeUnknownError) },
    ])
  })

  it('whose answer is whole and has fewer parts than it should says of no write that it was done', async () => {
    const { crm } = open(part(...madeAccount) + end)

    const outcomes = await crm.execute(
      batch([create(account, { name: 'A' }), create(account, { name: 'B' })], { onError: 'continue' }),
    )

    expect(outcomes).toEqual(Array(2).fill({ ok: false, error: expect.any(OutcomeUnknownError) }))
  })

  it('is refused before it is sent when it holds nothing, too much, or what cannot stand in it', async () => {
    const { crm, sent } = open(end)
    const many = Array.from({ length: 1_001 }, () => create(account, { name: 'A' }))

    expect(() => batch([])).toThrow(/at least one/)
    expect(() => batch(many)).toThrow(/1000 operations at most, not 1001/)
    expect(() => batch([changeSet()])).toThrow(/nothing in it/)
    expect(() => batch([{} as never])).toThrow(/Item 0 .* no operation/)
    const set = changeSet()
    set.add(create(account, { name: 'A' }))
    expect(() => batch([set, set])).toThrow(/stands twice/)
    await expect(crm.execute(batch([batch([create(account, { name: 'A' })])]))).rejects.toThrow(
      /cannot stand in a batch/,
    )
    await expect(crm.execute(batch([create(account, { name: 'A' })]), { ifMatch: 'W/"1"' })).rejects.toThrow(
      /give it to an item/,
    )
    expect(sent).toEqual([])
  })
})

describe('a change set', () => {
  const setAnswer = (...members: string[][]) =>
    lines('--batchresponse_1', 'Content-Type: multipart/mixed; boundary=changesetresponse_2', '') +
    members
      .map((inner, index) =>
        lines(
          '--changesetresponse_2',
          'Content-Type: application/http',
          'Content-Transfer-Encoding: binary',
          `Content-ID: ${index + 1}`,
          '',
          ...inner,
        ),
      )
      .join('') +
    lines('--changesetresponse_2--')

  it('refers to what it makes by its Content-ID, in lookups and as the record that is meant', async () => {
    const { crm, sent } = open(setAnswer(madeAccount, madeAccount, ['HTTP/1.1 204 No Content', '', '']) + end)
    const set = changeSet()
    const made = set.add(create(account, { name: 'Northwind' }))
    set.add(create(contact, { lastname: 'Smith', parentcustomerid: made }))
    set.add(update(account, made, { name: 'Northwind Ltd' }))

    const [results] = await crm.execute(batch([set]))

    expect(results.get(made)).toBe(id)
    const body = stable(sent[0]?.body ?? '')
    expect(body).toContain('{"lastname":"Smith","parentcustomerid_account@odata.bind":"$1"}')
    expect(body).toContain('PATCH $1 HTTP/1.1\r\n')
    expect(body).toContain(
      lines(
        '--changeset_x',
        'Content-Type: application/http',
        'Content-Transfer-Encoding: binary',
        'Content-ID: 2',
        '',
      ),
    )
    expect(body.endsWith('\r\n--changeset_x--\r\n--batch_x--\r\n')).toBe(true)
  })

  it('that fails names the member that caused it', async () => {
    const failing = refused('0x80044331', "The length of the 'lastname' attribute of the 'contact' entity exceeded")
    const answer =
      lines(
        '--batchresponse_1',
        'Content-Type: multipart/mixed; boundary=c',
        '',
        '--c',
        'Content-Type: application/http',
      ) + lines('Content-Transfer-Encoding: binary', 'Content-ID: 2', '', ...failing, '--c--')
    const { crm } = open(answer + end, 400)
    const set = changeSet()
    set.add(create(account, { name: 'Northwind' }))
    set.add(create(contact, { lastname: 'Smith' }))

    await expect(crm.execute(batch([set]))).rejects.toMatchObject({
      kind: 'batch',
      index: 0,
      cause: { kind: 'validation', operation: 'contacts.create' },
    })
  })

  it('refuses a read, and a reference out of its set or before what it points at', async () => {
    const { crm, sent } = open(end)
    const set = changeSet()
    const other = changeSet()
    const made = set.add(create(account, { name: 'Northwind' }))
    other.add(create(contact, { lastname: 'Smith', parentcustomerid: made }))

    expect(() => set.add(query(account).select('name') as never)).toThrow(/takes writes only/)
    await expect(crm.execute(batch([set, other]))).rejects.toThrow(/in the same set, after the create/)
    await expect(crm.execute(create(contact, { lastname: 'Smith', parentcustomerid: made }))).rejects.toThrow(
      /change set/,
    )
    await expect(crm.execute(retrieve(account, made, (a) => a.select('name')))).rejects.toThrow(/change set/)
    expect(sent).toEqual([])
  })
})
