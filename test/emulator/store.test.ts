import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/emulator/model.js'
import { createStore } from '../../src/emulator/store/index.js'
import { tables } from '../../src/metadata/index.js'
import { refusal } from './message-session.js'

const a = 'aaaaaaaa-0000-4000-8000-000000000001'
const b = 'bbbbbbbb-0000-4000-8000-000000000002'
const c = 'cccccccc-0000-4000-8000-000000000003'

function storeOf(...ids: readonly string[]): Store {
  const store = createStore(tables)
  for (const accountid of ids) store.insert('account', { accountid, name: accountid.slice(0, 1) })
  return store
}

function ids(store: Store): readonly string[] {
  return [...store.all('account')].map(({ id }) => id)
}

function fail(): never {
  throw new Error('undo')
}

describe('a store', () => {
  it('finds a row by its id in either case and keeps the id in lower case', () => {
    const store = createStore(tables)

    const record = store.insert('account', { accountid: a.toUpperCase(), name: 'A' })

    expect(record).toMatchObject({ table: 'account', id: a, values: { accountid: a, name: 'A' } })
    expect(store.get('account', a.toUpperCase())).toBe(record)
  })

  it('counts versions over all tables and shows them in versionnumber', () => {
    const store = storeOf(a)
    const contact = store.insert('contact', { contactid: b })
    const again = store.update('account', a, { name: 'A' })

    expect(again.version).toBeGreaterThan(contact.version)
    expect(again.values['versionnumber']).toBe(again.version)
  })

  it('replaces a record instead of changing it', () => {
    const store = storeOf(a)
    const before = store.get('account', a)

    store.update('account', a, { name: 'changed' })

    expect(before?.values['name']).toBe('a')
    expect(store.get('account', a)?.values['name']).toBe('changed')
  })

  it('refuses a second row with the id of another', () => {
    expect(() => storeOf(a, a)).toThrow(refusal('0x80040237'))
  })

  it.each(['update', 'remove'] as const)('refuses to %s a row that is not there', (write) => {
    const store = storeOf(a)

    expect(() => (write === 'update' ? store.update('account', b, {}) : store.remove('account', b))).toThrow(
      expect.objectContaining({ status: 404, code: '0x80040217', message: `account With Id = ${b} Does Not Exist` }),
    )
  })

  it('finds tables by name and by entity set', () => {
    const store = createStore(tables)

    expect(store.bySet.get('opportunities')).toBe(store.tables.get('opportunity'))
  })
})

describe('iterating over a table', () => {
  it('goes by creation, whatever is updated', () => {
    const store = storeOf(a, b, c)
    store.update('account', a, { name: 'later' })

    expect(ids(store)).toEqual([a, b, c])
  })

  it('does not meet rows that are created on the way', () => {
    const store = storeOf(a, b)

    let next = 10
    for (const { id } of store.all('account')) {
      store.update('account', id, { name: 'seen' })
      store.insert('account', { accountid: `dddddddd-0000-4000-8000-0000000000${next++}` })
    }

    expect(ids(store)).toHaveLength(4)
  })

  it('goes on when rows are removed on the way', () => {
    const store = storeOf(a, b, c)

    for (const { id } of store.all('account')) store.remove('account', id)

    expect(ids(store)).toEqual([])
  })

  it('meets no row twice when a removal is undone on the way', () => {
    const store = storeOf(a, b, c)

    const met: string[] = []
    for (const { id } of store.all('account')) {
      met.push(id)
      expect(() =>
        store.transaction(() => {
          store.remove('account', a)
          fail()
        }),
      ).toThrow('undo')
    }

    expect(met).toEqual([a, b, c])
  })
})

describe('a transaction', () => {
  it('undoes all that it wrote when it throws, the order of rows included', () => {
    const store = storeOf(a, b)
    store.link('teammembership', { table: 'team', id: a }, { table: 'systemuser', id: b })
    const before = [...store.all('account')]

    expect(() =>
      store.transaction(() => {
        store.remove('account', a)
        store.insert('account', { accountid: c })
        store.update('account', b, { name: 'changed' })
        store.unlink('teammembership', { table: 'team', id: a }, { table: 'systemuser', id: b })
        store.link('teammembership', { table: 'team', id: a }, { table: 'systemuser', id: c })
        fail()
      }),
    ).toThrow('undo')

    expect([...store.all('account')]).toEqual(before)
    expect([...store.linked('teammembership', { table: 'team', id: a })]).toEqual([{ table: 'systemuser', id: b }])
  })

  it('keeps what it wrote around an inner one that failed', () => {
    const store = storeOf(a)

    const result = store.transaction(() => {
      store.update('account', a, { name: 'outer' })
      expect(() =>
        store.transaction(() => {
          store.update('account', a, { name: 'inner' })
          fail()
        }),
      ).toThrow('undo')
      return 'kept'
    })

    expect(result).toBe('kept')
    expect(store.get('account', a)?.values['name']).toBe('outer')
  })

  it('undoes an inner one that succeeded when the outer fails', () => {
    const store = storeOf(a)

    expect(() =>
      store.transaction(() => {
        store.transaction(() => store.update('account', a, { name: 'inner' }))
        fail()
      }),
    ).toThrow('undo')

    expect(store.get('account', a)?.values['name']).toBe('a')
  })

  it('gives no version twice, also after a failure', () => {
    const store = storeOf(a)
    let undone = 0
    expect(() =>
      store.transaction(() => {
        undone = store.update('account', a, {}).version
        fail()
      }),
    ).toThrow('undo')

    expect(store.update('account', a, {}).version).toBeGreaterThan(undone)
  })
})

describe('links of many to many', () => {
  it('are seen from both sides, once', () => {
    const store = createStore(tables)
    const team = { table: 'team', id: a }
    const user = { table: 'systemuser', id: b }

    store.link('teammembership', team, user)

    expect([...store.linked('teammembership', team)]).toEqual([user])
    expect([...store.linked('teammembership', user)]).toEqual([team])

    store.unlink('teammembership', user, team)

    expect([...store.linked('teammembership', team)]).toEqual([])
    expect([...store.linked('teammembership', user)]).toEqual([])
  })

  it('are refused when they are there already, from either side', () => {
    const store = createStore(tables)
    const team = { table: 'team', id: a }
    const user = { table: 'systemuser', id: b }
    store.link('teammembership', team, user)

    const taken = expect.objectContaining({ status: 412, code: '0x80040237' })
    expect(() => store.link('teammembership', team, user)).toThrow(taken)
    expect(() => store.link('teammembership', user, team)).toThrow(taken)

    store.unlink('teammembership', team, user)
    store.link('teammembership', team, user)

    expect([...store.linked('teammembership', team)]).toEqual([user])
  })

  it('keep relationships apart', () => {
    const store = createStore(tables)
    store.link('teammembership', { table: 'team', id: a }, { table: 'systemuser', id: b })

    expect([...store.linked('queuemembership', { table: 'systemuser', id: b })]).toEqual([])
  })
})

describe('deleted rows', () => {
  const goneIn = (store: Store) => store.deleted('account').rows.map(({ id }) => id)

  it('are remembered in order, each after all that was written before', () => {
    const store = storeOf(a, b)
    store.remove('account', b)
    const { version } = store
    store.remove('account', a)

    expect(goneIn(store)).toEqual([b, a])
    expect(store.deleted('account').rows[0]?.version).toBe(version)
    expect(store.deleted('account').rows[1]?.version).toBe(version + 1)
    expect(store.deleted('contact').rows).toEqual([])
  })

  it('that exist again are not gone', () => {
    const store = storeOf(a)
    store.remove('account', a)
    store.insert('account', { accountid: a })

    expect(goneIn(store)).toEqual([])
  })

  it('are as they were when a transaction is undone', () => {
    const store = storeOf(a, b, c)
    store.remove('account', a)
    store.remove('account', b)
    const before = store.deleted('account')

    expect(() =>
      store.transaction(() => {
        store.insert('account', { accountid: a })
        store.remove('account', c)
        store.remove('account', a)
        fail()
      }),
    ).toThrow('undo')

    expect(store.deleted('account')).toEqual(before)
    expect(ids(store)).toEqual([c])
  })

  it('are forgotten from the oldest on when there are too many, and the store knows', () => {
    const store = createStore(tables)
    const accountid = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
    for (let index = 0; index <= 50_000; index += 1) store.insert('account', { accountid: accountid(index) })
    for (let index = 0; index < 50_000; index += 1) store.remove('account', accountid(index))
    expect(store.deleted('account').since).toBe(0)

    store.remove('account', accountid(50_000))

    const { since, rows } = store.deleted('account')
    expect(rows).toHaveLength(50_000)
    expect(rows[0]).toEqual({ id: accountid(1), version: since + 1 })
  })
})
