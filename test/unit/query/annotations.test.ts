import { create, formatted, lookup, query, retrieve } from 'dynamics365-crm'
import { account, incident, lead } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const formattedOnly = 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"'
const withLookups =
  'odata.include-annotations="OData.Community.Display.V1.FormattedValue,' +
  'Microsoft.Dynamics.CRM.lookuplogicalname,Microsoft.Dynamics.CRM.associatednavigationproperty"'

function answer(body: unknown) {
  return { status: 200, headers: new Headers(), body }
}

const cases = query(incident).select('title', 'statuscode', '_customerid_value')

function caseOf(values: object) {
  const [record] = cases.annotated('lookups').read(answer({ value: [values] })).records
  if (record === undefined) throw new Error('There is no record.')
  return record
}

describe('asking for annotations', () => {
  it('names what is needed and no more', () => {
    expect(cases.headers).toEqual({})
    expect(cases.formatted().headers).toEqual({ Prefer: formattedOnly })
    expect(cases.annotated('lookups').headers).toEqual({ Prefer: withLookups })
    expect(cases.annotated('lookups').formatted().headers).toEqual({ Prefer: withLookups })
    expect(cases.formatted().annotated('lookups').headers).toEqual({ Prefer: withLookups })
    expect(cases.formatted().path).toBe(cases.path)
  })

  it('goes with a page size in one header, on every page', () => {
    const first = cases.formatted().pageSize(2)
    const next = 'https://contoso.crm.dynamics.com/api/data/v9.2/incidents?$skiptoken=2'
    const second = first.read(answer({ value: [], '@odata.nextLink': next })).next

    expect(first.headers).toEqual({ Prefer: `odata.maxpagesize=2,${formattedOnly}` })
    expect(second?.headers).toEqual(first.headers)
  })

  it('goes with a count', () => {
    expect(cases.count().headers).toEqual({
      Prefer:
        'odata.include-annotations="Microsoft.Dynamics.CRM.totalrecordcount,' +
        'Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded"',
    })
    expect(cases.count().formatted().headers.Prefer).toContain(
      'FormattedValue,Microsoft.Dynamics.CRM.totalrecordcount,',
    )
  })

  it('goes with the whole request when an expand asks, at any depth', () => {
    const single = query(lead).expand('parentaccountid', (a) => a.select('name').formatted())
    const deep = query(lead)
      .formatted()
      .expand('Lead_Tasks', (t) => t.expand('createdby', (u) => u.select('fullname').annotated('lookups')))

    expect(single.headers).toEqual({ Prefer: formattedOnly })
    expect(deep.headers).toEqual({ Prefer: withLookups })
  })

  it('goes with a record that is read or created', () => {
    expect(retrieve(account, id, (a) => a.select('name').formatted()).headers).toEqual({ Prefer: formattedOnly })
    expect(create(account, { name: 'A' }, (a) => a.select('name').annotated('lookups')).headers).toEqual({
      Prefer: `return=representation,${withLookups}`,
    })
    expect(create(account, { name: 'A' }, (a) => a.select('name')).headers).toEqual({ Prefer: 'return=representation' })
  })

  it('is refused for anything else', () => {
    expect(() => cases.annotated('*' as 'lookups')).toThrow(new UsageError("annotated takes 'lookups'."))
  })
})

describe('a formatted value', () => {
  const record = caseOf({ statuscode: 1, 'statuscode@OData.Community.Display.V1.FormattedValue': 'In Progress' })

  it('is what people read', () => {
    expect(formatted(record, 'statuscode')).toBe('In Progress')
  })

  it('is absent where the service gave none', () => {
    expect(formatted(record, 'title')).toBeUndefined()
  })

  it('is of a record', () => {
    expect(() => formatted(null as never, 'title' as never)).toThrow(UsageError)
  })
})

describe('what a lookup points at', () => {
  const values = {
    _customerid_value: id,
    '_customerid_value@OData.Community.Display.V1.FormattedValue': 'Northwind',
    '_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'account',
  }

  it('has an id, a table and a name', () => {
    expect(lookup(caseOf(values), 'customerid')).toEqual({ id, table: 'account', name: 'Northwind' })
  })

  it('may have come without its name', () => {
    const { '_customerid_value@OData.Community.Display.V1.FormattedValue': _, ...nameless } = values

    expect(lookup(caseOf(nameless), 'customerid')).toEqual({ id, table: 'account', name: undefined })
  })

  it('is null where the lookup is empty', () => {
    expect(lookup(caseOf({ _customerid_value: null }), 'customerid')).toBeNull()
  })

  it('is not guessed at where the service did not say the table', () => {
    expect(() => lookup(caseOf({ _customerid_value: id }), 'customerid')).toThrow(
      new UsageError(
        "_customerid_value came without the table that it points into: ask for it with .annotated('lookups') in the query.",
      ),
    )
  })

  it('is refused where the record has no such lookup', () => {
    expect(() => lookup(caseOf(values), '_customerid_value' as 'customerid')).toThrow(
      new UsageError('The record has no __customerid_value_value: a lookup goes by its logical name.'),
    )
    expect(() => lookup(caseOf({ title: 'A' }), 'customerid')).toThrow(
      new UsageError('The record has no _customerid_value: select _customerid_value to read it.'),
    )
  })

  it('is told from an expanded record under the same name', () => {
    const person = query(lead)
      .select('_parentaccountid_value')
      .expand('parentaccountid', (a) => a.select('name'))
      .annotated('lookups')
    const expanded = { parentaccountid: { name: 'Northwind' } }
    const pointing = {
      ...expanded,
      _parentaccountid_value: id,
      '_parentaccountid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'account',
    }
    const [whole, bare] = person.read(answer({ value: [pointing, expanded] })).records

    expect(whole && lookup(whole, 'parentaccountid')).toEqual({ id, table: 'account', name: undefined })
    expect(() => bare && lookup(bare, 'parentaccountid')).toThrow(/select _parentaccountid_value to read it/)
  })
})
