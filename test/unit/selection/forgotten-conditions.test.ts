import { type Condition, type Filterable, odata, query } from 'dynamics365-crm'
import { account, type Lead, lead } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { conditionText } from '../../../src/query/condition-text.js'
import { textOf } from './filter-of.js'

const refusal = new UsageError(
  'A condition was made and is not part of what where() gives back: join with and() and or(), not with && and ||; make a condition only where it is used.',
)

describe('a condition that is not part of what a callback gives back', () => {
  it.each<[string, (l: Filterable<Lead>) => Condition]>([
    ['one beside &&', (l) => l.lastname.contains('A') && l.statecode.eq(0)],
    ['a joined one', (l) => l.lastname.eq('A').and(l.firstname.eq('B')) && l.statecode.eq(0)],
    ['a negated one', (l) => l.lastname.eq('A').not() && l.statecode.eq(0)],
    ['one that is negated twice', (l) => l.lastname.eq('A').not().not() && l.statecode.eq(0)],
    ['a function of the service', (l) => l.createdon.today() && l.statecode.eq(0)],
    ['a list', (l) => l.lastname.in(['A', 'B']) && l.statecode.eq(0)],
    ['a range', (l) => l.lastname.between('A', 'B') && l.statecode.eq(0)],
    ['one over a collection', (l) => l.Lead_Tasks.any() && l.statecode.eq(0)],
    ['one in a collection', (l) => l.Lead_Tasks.any((t) => t.subject.eq('A') && t.statecode.eq(0))],
    ['one of which a collection has nothing', (l) => l.Lead_Tasks.any((t) => l.lastname.eq('A') && t.statecode.eq(0))],
    ['one in a part', (l) => l.lastname.eq('A').and(l.firstname.eq('B') && l.subject.eq('C'))],
    ['one in a text', (l) => odata`${l.lastname.eq('A') && l.firstname.eq('B')} or revenue gt 5`],
    ['a text', (l) => odata`lastname eq 'A'` && l.statecode.eq(0)],
  ])('is refused: %s', (_, build) => {
    expect(() => query(lead).where(build)).toThrow(refusal)
    expect(() => conditionText(lead, build)).toThrow(refusal)
  })

  it('is refused in an expand', () => {
    expect(() =>
      query(account).expand('Account_Tasks', (tasks) => tasks.where((t) => t.subject.eq('A') && t.statecode.eq(0))),
    ).toThrow(refusal)
  })

  it.each<[string, (l: Filterable<Lead>) => Condition, string]>([
    [
      'used twice',
      (l) => {
        const open = l.statecode.eq(0)
        return open.and(l.lastname.eq('A')).or(open.and(l.lastname.eq('B')))
      },
      "(statecode eq 0 and lastname eq 'A') or (statecode eq 0 and lastname eq 'B')",
    ],
    [
      'used in a collection',
      (l) => {
        const text = odata`1 eq 1`
        return l.Lead_Tasks.any((t) => text.and(t.statecode.eq(0)))
      },
      'Lead_Tasks/any(r1:(1 eq 1) and r1/statecode eq 0)',
    ],
    ['joined with nothing', (l) => l.lastname.eq('A').and().or(), "lastname eq 'A'"],
    [
      'made again by two negatives before it is used',
      (l) => {
        const none = l.Lead_Tasks.any().not()
        const [one, other] = [none.not(), none.not()]
        return one.and(l.lastname.eq('A')).or(other.and(l.lastname.eq('B')))
      },
      "(Lead_Tasks/any() and lastname eq 'A') or (Lead_Tasks/any() and lastname eq 'B')",
    ],
    ['negated twice', (l) => l.lastname.eq('A').not().not(), "lastname eq 'A'"],
    [
      'in a text',
      (l) => odata`${l.lastname.eq('A')} or ${l.firstname.eq('B')}`,
      "(lastname eq 'A') or (firstname eq 'B')",
    ],
  ])('is none where it is %s', (_, build, want) => {
    expect(textOf(lead, build)).toBe(want)
  })

  it('is none where it was made outside, or in a query within', () => {
    let outside: Condition | undefined
    textOf(lead, (l) => (outside = l.statecode.eq(0)))
    const again = outside as unknown as Condition

    expect(textOf(lead, (l) => again.and(l.lastname.eq('A')))).toBe("statecode eq 0 and lastname eq 'A'")
    expect(textOf(lead, (l) => l.lastname.eq(textOf(account, (a) => a.statecode.eq(1))))).toBe(
      "lastname eq 'statecode eq 1'",
    )
  })

  it('is not made good by one that was kept of a callback that failed', () => {
    const kept: Condition[] = []
    const failing = (l: Filterable<Lead>): Condition => {
      kept.push(l.lastname.eq('A'))
      throw new Error('failing')
    }

    expect(() => query(lead).where(failing)).toThrow('failing')
    expect(() => query(lead).where((l) => l.firstname.eq('B') && l.statecode.eq(0).and(...kept))).toThrow(refusal)
    expect(textOf(lead, (l) => l.statecode.eq(0).and(...kept))).toBe("statecode eq 0 and lastname eq 'A'")
  })

  it('is forgotten with a callback that failed', () => {
    const failing = (l: Filterable<Lead>) => l.lastname.eq('A').and(l.lastname.eq(undefined as never))

    expect(() => query(lead).where(failing)).toThrow(/undefined/)
    expect(textOf(lead, (l) => l.statecode.eq(0))).toBe('statecode eq 0')
    const caught = textOf(lead, (l) => {
      expect(() => l.Lead_Tasks.any((t) => t.subject.eq('A') && t.statecode.eq(0))).toThrow(refusal)
      return l.statecode.eq(0)
    })
    expect(caught).toBe('statecode eq 0')
  })
})
