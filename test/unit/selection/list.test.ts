import { account, LeadSource, lead } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { filterOf, textOf } from './filter-of.js'

/** Long enough for the service’s function to be shorter than a chain. */
const names = Array.from({ length: 12 }, (_, at) => `Company ${at}`)

describe('a list of values', () => {
  it('is a comparison where it holds one', () => {
    expect(textOf(lead, (l) => l.companyname.in(['A']))).toBe("companyname eq 'A'")
    expect(textOf(lead, (l) => l.companyname.notIn(['A']))).toBe("companyname ne 'A'")
  })

  it('is a chain of comparisons where that is shorter', () => {
    expect(textOf(lead, (l) => l.leadsourcecode.in([LeadSource.Web, LeadSource.Advertisement]))).toBe(
      `leadsourcecode eq ${LeadSource.Web} or leadsourcecode eq ${LeadSource.Advertisement}`,
    )
    expect(textOf(lead, (l) => l.companyname.notIn(['A', 'B']))).toBe("companyname ne 'A' and companyname ne 'B'")
  })

  it('is the service’s function where that is shorter, its values as texts', () => {
    expect(textOf(lead, (l) => l.companyname.in(names))).toBe(
      `Microsoft.Dynamics.CRM.In(PropertyName='companyname',PropertyValues=["${names.join('","')}"])`,
    )
    expect(textOf(lead, (l) => l.companyname.notIn(names))).toBe(
      `Microsoft.Dynamics.CRM.NotIn(PropertyName='companyname',PropertyValues=["${names.join('","')}"])`,
    )
    expect(textOf(account, (a) => a.numberofemployees.in([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))).toBe(
      'Microsoft.Dynamics.CRM.In(PropertyName=\'numberofemployees\',PropertyValues=["1","2","3","4","5","6","7","8","9","10"])',
    )
  })

  it('never uses OData’s own in, which the service does not know', () => {
    for (const count of [1, 2, 3, 12]) {
      expect(textOf(lead, (l) => l.companyname.in(names.slice(0, count)))).not.toMatch(/ in [([]/)
    }
  })

  it('keeps quotes, separators and other letters of its values', () => {
    const odd = ["O'Neil", 'say "hi"', 'a,b', 'R&D + 50%', 'Zoë\n', '\\', ...names]

    const encoded = filterOf(lead, (l) => l.companyname.in(odd))

    const values = /PropertyValues=(.*)\)$/.exec(decodeURIComponent(encoded))?.[1]
    expect(JSON.parse(values ?? '')).toEqual(odd)
    expect(encoded).not.toMatch(/[&+# "]/)
  })

  it('is a chain behind a lookup and in a collection, where the function does not reach', () => {
    expect(textOf(lead, (l) => l.parentaccountid.name.in(names))).toBe(
      names.map((name) => `parentaccountid/name eq '${name}'`).join(' or '),
    )
    expect(textOf(lead, (l) => l.Lead_Tasks.any((t) => t.subject.notIn(names)))).toBe(
      `Lead_Tasks/any(r1:${names.map((name) => `r1/subject ne '${name}'`).join(' and ')})`,
    )
  })

  it('is put in parentheses where it is joined with and', () => {
    expect(textOf(lead, (l) => l.companyname.in(['A', 'B']).and(l.lastname.eq('C')))).toBe(
      "(companyname eq 'A' or companyname eq 'B') and lastname eq 'C'",
    )
  })

  it('names a lookup by its logical name, which is all that the service’s function knows', () => {
    const ids = names.map((_, at) => `5f1c2f5e-2f5e-4000-8000-0000000000${10 + at}`)

    expect(textOf(lead, (l) => l._parentaccountid_value.in(ids))).toContain("In(PropertyName='parentaccountid',")
  })

  it('writes GUIDs in lower case', () => {
    const ids = names.map((_, at) => `5F1C2F5E-2F5E-4000-8000-0000000000${10 + at}`)

    expect(textOf(lead, (l) => l._parentaccountid_value.in(ids))).toContain(
      JSON.stringify(ids.map((id) => id.toLowerCase())),
    )
  })

  it.each([[[]], ['Northwind'], [undefined], [null], [new Set(['A'])]])('refuses %j, which lists nothing', (given) => {
    const values = given as never

    expect(() => textOf(lead, (l) => l.companyname.in(values))).toThrow(
      new UsageError('The list that companyname is compared with is empty.'),
    )
    expect(() => textOf(lead, (l) => l.companyname.notIn(values))).toThrow(UsageError)
  })

  it('refuses null and undefined among its values', () => {
    const holed = ['A', null] as never
    const forgotten = ['A', undefined] as never

    expect(() => textOf(lead, (l) => l.companyname.in(holed))).toThrow(/holds null: add isNull\(\) to it/)
    expect(() => textOf(lead, (l) => l.companyname.in(forgotten))).toThrow(/is undefined/)
  })

  it('refuses values that cannot be written, whichever form it takes', () => {
    expect(() => textOf(account, (a) => a.numberofemployees.in([1, 2, 3, 4, 5, 6, 7, 8, Number.NaN]))).toThrow(
      UsageError,
    )
    expect(() => textOf(lead, (l) => l.leadid.in([...names]))).toThrow(/takes a GUID/)
    expect(() => textOf(lead, (l) => l.companyname.in([...names, '\ud83d']))).toThrow(/half of a surrogate pair/)
  })
})
