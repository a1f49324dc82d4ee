import { account, lead } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { filterOf, textOf } from './filter-of.js'

describe('a condition on a collection', () => {
  it('asks for any record, or for one that meets a condition', () => {
    expect(textOf(account, (a) => a.Account_Tasks.any())).toBe('Account_Tasks/any()')
    expect(textOf(account, (a) => a.Account_Tasks.any((t) => t.statecode.eq(1)))).toBe(
      'Account_Tasks/any(r1:r1/statecode eq 1)',
    )
  })

  it('asks that all records meet a condition', () => {
    expect(textOf(account, (a) => a.Account_Tasks.all((t) => t.subject.startsWith('Call').or(t.statecode.eq(1))))).toBe(
      "Account_Tasks/all(r1:startswith(r1/subject,'Call') or r1/statecode eq 1)",
    )
  })

  it('writes values as the related columns want them', () => {
    expect(textOf(account, (a) => a.contact_customer_accounts.any((c) => c.birthdate.gt('1980-01-01')))).toBe(
      'contact_customer_accounts/any(r1:r1/birthdate gt 1980-01-01)',
    )
    expect(filterOf(account, (a) => a.contact_customer_accounts.any((c) => c.fullname.eq("O'Neil & Söhne")))).toBe(
      "contact_customer_accounts/any(r1:r1/fullname%20eq%20'O''Neil%20%26%20S%C3%B6hne')",
    )
  })

  it('walks lookups of the related record', () => {
    expect(textOf(account, (a) => a.contact_customer_accounts.any((c) => c.createdby.fullname.eq('Ann')))).toBe(
      "contact_customer_accounts/any(r1:r1/createdby/fullname eq 'Ann')",
    )
  })

  it('nests, each depth with a name of its own', () => {
    expect(
      textOf(account, (a) =>
        a.contact_customer_accounts.any((c) =>
          c.lastname.eq('Smith').and(c.Contact_Tasks.all((t) => t.statecode.eq(1).or(t.subject.eq('Call')))),
        ),
      ),
    ).toBe(
      "contact_customer_accounts/any(r1:r1/lastname eq 'Smith' and " +
        "r1/Contact_Tasks/all(r2:r2/statecode eq 1 or r2/subject eq 'Call'))",
    )
  })

  it('has a name of its own too when it starts from a record further out', () => {
    expect(
      textOf(account, (a) =>
        a.Account_Tasks.any((t) => a.Account_Phonecalls.any((p) => t.subject.eq('A').and(p.subject.eq('B')))),
      ),
    ).toBe("Account_Tasks/any(r1:Account_Phonecalls/any(r2:r1/subject eq 'A' and r2/subject eq 'B'))")
  })

  it('uses a name again where two stand side by side', () => {
    expect(
      textOf(account, (a) =>
        a.Account_Tasks.any((t) => t.statecode.eq(0)).and(a.Account_Phonecalls.any((p) => p.statecode.eq(1))),
      ),
    ).toBe('Account_Tasks/any(r1:r1/statecode eq 0) and Account_Phonecalls/any(r1:r1/statecode eq 1)')
  })

  it('sees the columns of the queried record', () => {
    expect(textOf(account, (a) => a.Account_Tasks.any((t) => t.statecode.eq(0).and(a.name.eq('A'))))).toBe(
      "Account_Tasks/any(r1:r1/statecode eq 0 and name eq 'A')",
    )
  })

  it('stands behind not, and its inside is left alone', () => {
    expect(textOf(account, (a) => a.Account_Tasks.any((t) => t.statecode.eq(0).and(t.subject.eq('A'))).not())).toBe(
      "not (Account_Tasks/any(r1:r1/statecode eq 0 and r1/subject eq 'A'))",
    )
  })

  it('is refused where the collection is reached through a lookup', () => {
    const refusal = (path: string) =>
      new UsageError(`The service cannot look into ${path}: the collection is reached through a lookup.`)

    expect(() => textOf(lead, (l) => l.parentaccountid.Account_Tasks.any())).toThrow(
      refusal('parentaccountid/Account_Tasks'),
    )
    expect(() => textOf(lead, (l) => l.parentaccountid.Account_Tasks.all((t) => t.statecode.eq(1)))).toThrow(
      refusal('parentaccountid/Account_Tasks'),
    )
    expect(() =>
      textOf(account, (a) => a.contact_customer_accounts.any((c) => c.createdby.lk_task_createdby.any())),
    ).toThrow(refusal('r1/createdby/lk_task_createdby'))
  })

  it('refuses a callback that gives no condition back', () => {
    expect(() => textOf(account, (a) => a.Account_Tasks.any((t) => t.subject as never))).toThrow(UsageError)
    expect(() => textOf(account, (a) => a.Account_Tasks.any(() => 'statecode eq 0' as never))).toThrow(UsageError)
  })
})
