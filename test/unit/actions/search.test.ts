import type { Operation } from 'dynamics365-crm'
import { escapeSearchText, searchAutocomplete, searchIn, searchRecords, searchSuggest } from 'dynamics365-crm/actions'
import { account, contact, LeadState, lead } from 'dynamics365-crm/entities'
import { ServiceError, UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'

/** The service puts its answer, which is JSON, into a text. */
function answer(response: unknown) {
  return { status: 200, headers: new Headers(), body: { response: JSON.stringify(response) } }
}

function bodyOf({ body }: Operation<unknown>): Readonly<Record<string, unknown>> {
  return body as Readonly<Record<string, unknown>>
}

function entitiesOf(operation: Operation<unknown>): unknown {
  return JSON.parse(String(bodyOf(operation).entities))
}

describe('searching records', () => {
  it('is an action that changes nothing, so that it may be repeated', () => {
    const { read: _, ...operation } = searchRecords({ search: 'maria' })

    expect(operation).toEqual({
      name: 'searchquery',
      method: 'POST',
      path: 'searchquery',
      body: { search: 'maria' },
      expects: 'json',
      repeat: 'always',
    })
  })

  it('puts its lists into texts', () => {
    const operation = searchRecords({
      search: 'maria',
      entities: [account, 'new_thing', searchIn(contact, { selectColumns: ['fullname'], searchColumns: ['lastname'] })],
      filter: 'account:revenue gt 100000',
      facets: ['entityname,count:100'],
      orderBy: ['@search.score desc', 'modifiedon desc'],
      options: ['lucene', 'searchmodelall'],
      count: true,
      skip: 50,
      top: 10,
    })

    expect(bodyOf(operation)).toEqual({
      search: 'maria',
      entities:
        '[{"name":"account"},{"name":"new_thing"},{"name":"contact","selectColumns":["fullname"],"searchColumns":["lastname"]}]',
      filter: 'account:revenue gt 100000',
      facets: '["entityname,count:100"]',
      orderby: '["@search.score desc","modifiedon desc"]',
      options: '["lucene","searchmodelall"]',
      count: true,
      skip: 50,
      top: 10,
    })
  })

  it('reads the answer out of its text', () => {
    const result = searchRecords({ search: 'maria' }).read(
      answer({
        Error: null,
        Value: [
          {
            Id: id.toUpperCase(),
            EntityName: 'account',
            ObjectTypeCode: 1,
            Attributes: { name: 'Maria & Co' },
            Highlights: { name: ['{crmhit}Maria{/crmhit} & Co'] },
            Score: 4.9,
          },
          { Id: id, EntityName: 'lead', Attributes: null, Highlights: null, Score: 1 },
        ],
        Facets: {
          entityname: [{ Type: 'Value', Value: 'account', OptionalValue: null, From: null, To: null, Count: 2 }],
          modifiedon: [{ Type: 1, From: null, To: '2026-01-01T00:00:00Z', Count: 1 }],
        },
        QueryContext: null,
        Count: 2,
      }),
    )

    expect(result).toEqual({
      count: 2,
      records: [
        {
          id,
          table: 'account',
          score: 4.9,
          values: { name: 'Maria & Co' },
          highlights: { name: ['{crmhit}Maria{/crmhit} & Co'] },
        },
        { id, table: 'lead', score: 1, values: {}, highlights: {} },
      ],
      facets: {
        entityname: [{ count: 2, type: 'Value', value: 'account', optionalValue: null, from: null, to: null }],
        modifiedon: [
          { count: 1, type: 'Range', value: null, optionalValue: null, from: null, to: '2026-01-01T00:00:00Z' },
        ],
      },
    })
  })

  it('has no count where it did not ask for one', () => {
    const { count, facets } = searchRecords({ search: 'a' }).read(answer({ Value: [], Facets: null, Count: -1 }))

    expect(count).toBeUndefined()
    expect(facets).toEqual({})
  })

  it('throws the error that stands in the answer', () => {
    const { read } = searchRecords({ search: 'a' })
    const failed = answer({
      Error: { Code: '0x80048D0B', Message: 'The search is off.', PropertyBag: {} },
      Value: null,
    })

    expect(() => read(failed)).toThrow(ServiceError)
    expect(() => read(failed)).toThrow('searchquery was refused (200 0x80048d0b): The search is off.')
  })

  it.each([
    { response: null },
    { response: 'x' },
    { response: '[]' },
    { response: '{}' },
    { response: '{"Value":[5]}' },
    { response: '{"Value":[{"Id":"x"}]}' },
    { response: { Value: [] } },
    {},
  ])('refuses the answer %j', (body) => {
    const { read } = searchRecords({ search: 'a' })

    expect(() => read({ status: 200, headers: new Headers(), body })).toThrow(UnexpectedResponseError)
  })

  it('refuses a text or a number that the service does not take', () => {
    for (const search of ['', '  ', 'x'.repeat(101), undefined, 5, '\ud83d']) {
      expect(() => searchRecords({ search: search as never })).toThrow(UsageError)
    }
    for (const top of [0, 101, 1.5, '5'])
      expect(() => searchRecords({ search: 'a', top: top as never })).toThrow(UsageError)
    for (const skip of [-1, 1.5]) expect(() => searchRecords({ search: 'a', skip })).toThrow(UsageError)
    expect(bodyOf(searchRecords({ search: 'x'.repeat(100), top: 100, skip: 0 }))).toMatchObject({ top: 100, skip: 0 })
  })

  it('refuses lists that hold nothing, for they would ask for everything', () => {
    for (const wrong of [[], [''], [5], 'name']) {
      expect(() => searchRecords({ search: 'a', orderBy: wrong as never })).toThrow(UsageError)
      expect(() => searchRecords({ search: 'a', facets: wrong as never })).toThrow(UsageError)
      expect(() => searchRecords({ search: 'a', options: wrong as never })).toThrow(UsageError)
    }
    expect(() => searchRecords({ search: 'a', entities: [] })).toThrow(UsageError)
    expect(() => searchRecords({ search: 'a', entities: ['a b'] })).toThrow(UsageError)
  })
})

describe('a table to search in', () => {
  it('is filtered by comparisons of its columns', () => {
    const open = searchIn(lead, {
      filter: (l) =>
        l.statecode
          .eq(LeadState.Open)
          .and(l.lastname.eq("O'Neil/contains(_x_value)").or(l.createdon.ge('2026-01-01')).not()),
    })

    expect(open.filter).toBe(
      "statecode eq 0 and lastname ne 'O''Neil/contains(_x_value)' and createdon lt 2026-01-01T00:00:00Z",
    )
    expect(searchIn(lead, { filter: 'modifiedon ge 2018-01-01T00:00:00Z' }).filter).toBe(
      'modifiedon ge 2018-01-01T00:00:00Z',
    )
  })

  it('knows lookups by their logical names', () => {
    const scope = searchIn(lead, { selectColumns: ['_ownerid_value', 'fullname'] })

    expect(entitiesOf(searchRecords({ search: 'a', entities: [scope] }))).toEqual([
      { name: 'lead', selectColumns: ['ownerid', 'fullname'] },
    ])
  })

  it('refuses conditions that search does not know', () => {
    const refuse = (build: () => unknown) => expect(build).toThrow(UsageError)

    refuse(() => searchIn(lead, { filter: (l) => l.lastname.contains('A') }))
    refuse(() => searchIn(lead, { filter: (l) => l.createdon.lastXDays(5) }))
    refuse(() => searchIn(lead, { filter: (l) => l.parentaccountid.name.eq('A') }))
    refuse(() => searchIn(lead, { filter: (l) => l._ownerid_value.eq(id) }))
    refuse(() => searchIn(account, { filter: (a) => a.Account_Tasks.any() }))
  })

  it('refuses lists without a column, and names that are none', () => {
    expect(() => searchIn(lead, { selectColumns: [] })).toThrow(UsageError)
    expect(() => searchIn(lead, { searchColumns: ['a b' as never] })).toThrow(UsageError)
  })
})

describe('suggesting records', () => {
  it('searches while a user is typing', () => {
    const { read: _, ...operation } = searchSuggest({
      search: 'mar',
      entities: [contact],
      fuzzy: true,
      top: 3,
      orderBy: ['modifiedon'],
    })

    expect(operation).toEqual({
      name: 'searchsuggest',
      method: 'POST',
      path: 'searchsuggest',
      body: { search: 'mar', entities: '[{"name":"contact"}]', fuzzy: true, top: 3, orderby: '["modifiedon"]' },
      expects: 'json',
      repeat: 'always',
    })
  })

  it('gives texts with the records that they are of', () => {
    const { read } = searchSuggest({ search: 'mar' })

    expect(
      read(
        answer({
          Error: null,
          Value: [
            {
              Text: '{crmhit}mar{/crmhit}ia',
              Document: {
                '@search.objectid': id.toUpperCase(),
                '@search.entityname': 'contact',
                '@search.objecttypecode': 2,
                fullname: 'Maria',
              },
            },
          ],
        }),
      ),
    ).toEqual([{ id, table: 'contact', text: '{crmhit}mar{/crmhit}ia', values: { fullname: 'Maria' } }])
    for (const wrong of [{}, { Text: 'x', Document: null }, { Text: 'x', Document: { '@search.objectid': id } }]) {
      expect(() => read(answer({ Value: [wrong] }))).toThrow(UnexpectedResponseError)
    }
    expect(() => read(answer({ Error: { Code: 'x', Message: null } }))).toThrow(ServiceError)
  })

  it('refuses more than it can give, and less than three characters', () => {
    expect(() => searchSuggest({ search: 'mar', top: 101 })).toThrow(UsageError)
    for (const search of ['ma', 'm ', ' ma ', 'x'.repeat(101)]) {
      expect(() => searchSuggest({ search })).toThrow(new UsageError('search takes a text of 3 to 100 characters.'))
    }
    expect(bodyOf(searchAutocomplete({ search: 'm' }))).toEqual({ search: 'm' })
  })
})

describe('completing a word', () => {
  it('asks with the text and the tables', () => {
    const operation = searchAutocomplete({ search: 'con', entities: [account], filter: 'account:revenue gt 1' })

    expect(operation).toMatchObject({ name: 'searchautocomplete', path: 'searchautocomplete', repeat: 'always' })
    expect(bodyOf(operation)).toEqual({
      search: 'con',
      entities: '[{"name":"account"}]',
      filter: 'account:revenue gt 1',
    })
  })

  it('gives the text, or nothing', () => {
    const { read } = searchAutocomplete({ search: 'con' })

    expect(read(answer({ Error: null, Value: '{crmhit}contoso{/crmhit}', QueryContext: null }))).toBe(
      '{crmhit}contoso{/crmhit}',
    )
    expect(read(answer({ Value: null }))).toBeUndefined()
    expect(read(answer({ Value: '' }))).toBeUndefined()
  })
})

describe('a text for the simple search syntax', () => {
  it('is escaped where the syntax gives it a meaning', () => {
    expect(escapeSearchText('+1(800)555-1234')).toBe('\\+1\\(800\\)555\\-1234')
    expect(escapeSearchText('&|!{}[]^"~*?:\\/ aé,.')).toBe('\\&\\|\\!\\{\\}\\[\\]\\^\\"\\~\\*\\?\\:\\\\\\/ aé,.')
  })
})
