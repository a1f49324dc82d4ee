import {
  type Client,
  type Condition,
  createClient,
  type Filterable,
  odata,
  query,
  ref,
  type TypeOf,
} from 'dynamics365-crm'
import { account, annotation, contact } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { fetchXml, like } from 'dynamics365-crm/fetchxml'
import { CalculateRollupField, RetrieveTotalRecordCount } from 'dynamics365-crm/operations'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { openClient } from './open-client.js'

type Where = (table: Filterable<TypeOf<typeof account>>) => Condition

/** Each is found by itself and by nothing else, or refused. */
const hostile: Readonly<Record<string, string>> = {
  'a quote': "'",
  'quotes that close and open': "' or '1' eq '1",
  'quotes around a comment': "'; drop table account; --",
  'doubled quotes': "O''Neil",
  'double quotes': '"quoted" "',
  'a percent sign': '50% off',
  'what looks encoded': '%27%20or%20%2527',
  'a plus': 'a+b',
  'an ampersand': 'a&$top=1',
  'a hash': 'a#b',
  slashes: 'a/b\\c//..',
  'a question mark': 'a?$filter=true',
  'a line break': 'a\r\nb\nc',
  'a tab': 'a\tb',
  emoji: '🎉👩‍👧',
  'right to left': 'שלום \u202e عولم',
  'combining characters': 'e\u0301 and \u00e9',
  wildcards: '%_[a-z][^b]',
  'a bracket that stays open': 'a[b',
  'a dollar': '$select',
  'an alias': '@p1',
  'null as a word': 'null',
  'true as a word': 'true',
  'a number': '12345',
  'a date': '2026-03-01T00:00:00Z',
  'a GUID': '5f1c2f5e-2f5e-4000-8000-00000000000a',
  'brackets and commas': '(a),[b],{c}',
  JSON: '["a",{"b":"c"}]',
  markup: '<fetch top="1">&lt;a&gt;</fetch>',
  'an entity': '&#39;&amp;&quot;',
  'a template': '$' + '{value}',
  'spaces inside': 'a  b   c',
  'invisible characters': '\u200b\u2028\ufeffx',
}

const fitting = Object.entries(hostile)

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const long = '64 KB & more'.repeat(5_600)
const filler = ['2', '3', '4', '5', '6', '7', '8', '9'].map((number) => `nobody is called ${number}`)

/** Every place of a literal that can find a record by its whole name. */
const positions: Readonly<Record<string, (text: string) => Where>> = {
  eq: (text) => (a) => a.name.eq(text),
  'a list of one': (text) => (a) => a.name.in([text]),
  'a short list': (text) => (a) => a.name.in(['x', text]),
  'a long list': (text) => (a) => a.name.in([...filler, text, ...filler.map((one) => `${one}!`)]),
  'the opposite of a list': (text) => (a) => a.name.notIn([...filler, text]).not(),
  'the opposite of ne': (text) => (a) => a.name.ne(text).not(),
  contains: (text) => (a) => a.name.contains(text).and(a.name.eq(text)),
  startsWith: (text) => (a) => a.name.startsWith(text).and(a.name.eq(text)),
  endsWith: (text) => (a) => a.name.endsWith(text).and(a.name.eq(text)),
  between: (text) => (a) => a.name.between(text, text),
  'ge and le': (text) => (a) => a.name.ge(text).and(a.name.le(text)),
  'behind a lookup': (text) => (a) => a.parentaccountid.name.eq(`parent of ${text}`),
  any: (text) => (a) => a.contact_customer_accounts.any((c) => c.lastname.eq(text.slice(0, 50))),
  all: (text) => (a) =>
    a.contact_customer_accounts
      .any()
      .and(a.contact_customer_accounts.all((c) => c.lastname.in(['x', text.slice(0, 50)]))),
  odata: (text) => (a) => odata`name eq ${text}`.and(a.statecode.eq(0)),
  'odata beside a column': (text) => (a) => odata`${a.name} eq ${text} and statecode eq 0`,
  'odata in a list': (text) => () =>
    odata`Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=${[text, 'x']})`,
}

describe('a hostile text', { timeout: 60_000 }, () => {
  let crm: Client

  beforeAll(async () => {
    crm = openClient({ alternateKeys: { account: [['name']] } })
    for (const name of [...fitting.map(([, text]) => text), 'somebody else']) {
      const parent = await crm.create(account, { name: `parent of ${name}` })
      const own = await crm.create(account, { name, parentaccountid: ref(account, parent) })
      await crm.create(contact, {
        lastname: name.slice(0, 50),
        parentcustomerid: ref(account, own),
      })
    }
  })

  const found = async (where: Where): Promise<readonly (string | null)[]> =>
    (await crm.all(names.where(where))).map(({ name }) => name)
  const names = query(account).select('name')

  describe.each(Object.entries(positions))('in %s', (_, where) => {
    it.each(fitting)('finds its own record and no other: %s', async (_title, text) => {
      expect(await found(where(text))).toEqual([text])
    })
  })

  it.each(fitting)('is the alternate key of its record: %s', async (_, text) => {
    const byKey = await crm.retrieve(account, { name: text }, (a) => a.select('name'))

    expect(byKey.name).toBe(text)
  })

  it.each(fitting)('stands in FetchXML as it is: %s', async (_, text) => {
    const conditions = [
      fetchXml(account)
        .select('name')
        .where((a) => a.name.eq(text)),
      fetchXml(account)
        .select('name')
        .where((a) => a.name.in(['x', text])),
      fetchXml(account)
        .select('name')
        .where((a) => a.name.between(text, text)),
      fetchXml(account)
        .select('name')
        .where((a) => a.name.contains(text).and(a.name.endsWith(text), a.name.startsWith(text), a.name.eq(text))),
      fetchXml(account)
        .select('name')
        .where((a) => like(a.name, text.replace(/[[%_]/g, '[$&]'))),
    ]

    for (const condition of conditions) {
      expect((await crm.all(condition)).map(({ name }) => name)).toEqual([text])
    }
  })

  it.each(fitting)('is the parameter of a function as it is: %s', (_, text) => {
    const parameter = (path: string, name: string) => new URL(path, 'https://x/').searchParams.get(name)
    const target = ref(account, id)

    expect(parameter(CalculateRollupField({ Target: target, FieldName: text }).path, '@p2')).toBe(
      `'${text.replaceAll("'", "''")}'`,
    )
    expect(JSON.parse(parameter(RetrieveTotalRecordCount({ EntityNames: [text] }).path, '@p1') ?? '')).toEqual([text])
  })

  // What looks like a name may be one: the service knows.
  it.each(fitting.filter(([, text]) => !/^\w+$/.test(text)))('is not the name of a column: %s', (_, text) => {
    expect(() => query(account).select(text as 'name').path).toThrow(UsageError)
    expect(() => query(account).orderBy(text as 'name').path).toThrow(UsageError)
    expect(() => query(account).expand(text as 'primarycontactid', (c) => c.select('fullname')).path).toThrow(
      UsageError,
    )
    expect(
      () => names.where((a) => (a as unknown as Record<string, typeof a.name>)[text]?.eq('x') as Condition).path,
    ).toThrow(UsageError)
  })
})

describe('a text that no literal can hold', () => {
  const fetch = vi.fn<typeof globalThis.fetch>()
  const crm = createClient({ orgUrl: 'https://contoso.crm.dynamics.com', credential: async () => 'a', fetch })
  const halves = {
    'the first half of a pair': 'a\ud83c',
    'the second half': '\udf89a',
    'a pair the wrong way round': '\udf89\ud83c',
  }

  describe.each(Object.entries(positions))('in %s', (_, where) => {
    it.each(Object.entries(halves))('is refused with nothing sent: %s', async (_title, text) => {
      await expect((async () => crm.all(query(account).select('name').where(where(text))))()).rejects.toThrow(
        UsageError,
      )
      expect(fetch).not.toHaveBeenCalled()
    })
  })

  it.each([...Object.entries(halves), ['NUL', 'a\0b'], ['a control character', 'a\u001bb']])(
    'is refused in FetchXML: %s',
    (_, text) => {
      const build = [
        () =>
          fetchXml(account)
            .select('name')
            .where((a) => a.name.eq(text)).path,
        () =>
          fetchXml(account)
            .select('name')
            .where((a) => a.name.in(['x', text])).path,
        () =>
          fetchXml(account)
            .select('name')
            .where((a) => like(a.name, text)).path,
      ]
      for (const path of build) expect(path).toThrow(UsageError)
    },
  )

  it.each(Object.entries(halves))('is refused as a parameter of a function: %s', (_, text) => {
    expect(() => CalculateRollupField({ Target: ref(account, id), FieldName: text }).path).toThrow(UsageError)
    expect(() => RetrieveTotalRecordCount({ EntityNames: [text] }).path).toThrow(UsageError)
  })
})

describe('NUL', () => {
  it.each(Object.entries(positions))('finds no record that has none: %s', async (_, where) => {
    const crm = openClient()
    for (const name of ['a', 'ab', 'a b', 'a\u2400b']) await crm.create(account, { name })

    expect(await crm.all(query(account).select('name').where(where('a\0b')))).toEqual([])
  })
})

describe('a long text', { timeout: 30_000 }, () => {
  const notes = query(annotation).select('subject')

  it('of 9 KB finds its record', async () => {
    const crm = openClient()
    const notetext = "9 KB'".repeat(1_500)
    for (const text of [notetext, `${notetext}.`])
      await crm.create(annotation, { subject: String(text.length), notetext: text })

    const subject = (count: number) => [expect.objectContaining({ subject: String(notetext.length + count) })]
    expect(await crm.all(notes.where((n) => n.notetext.eq(notetext)))).toEqual(subject(0))
    expect(await crm.all(notes.where((n) => n.notetext.startsWith(`${notetext}.`)))).toEqual(subject(1))
    expect(await crm.all(notes.where((n) => odata`notetext eq ${notetext} and ${n.subject} ne null`))).toEqual(
      subject(0),
    )
  })

  it.each<[string, Parameters<typeof notes.where>[0]]>([
    ['eq', (n) => n.notetext.eq(long)],
    ['contains', (n) => n.notetext.contains(long)],
    ['a list', (n) => n.subject.in(['a', 'b', 'c', long])],
    ['odata', () => odata`notetext eq ${long}`],
  ])('of 64 KB is refused with nothing sent: %s', async (_, where) => {
    const fetch = vi.fn<typeof globalThis.fetch>()
    const crm = createClient({ orgUrl: 'https://contoso.crm.dynamics.com', credential: async () => 'a', fetch })

    await expect(crm.all(notes.where(where))).rejects.toThrow(UsageError)
    await expect(
      crm.all(
        fetchXml(annotation)
          .select('subject')
          .where((n) => n.notetext.eq(long)),
      ),
    ).rejects.toThrow(UsageError)
    expect(fetch).not.toHaveBeenCalled()
  })
})
