import { describe, expect, it } from 'vitest'
import type { Session, StoredRecord } from '../../src/emulator/model.js'
import { openSession, refusal, rows, run, target } from './message-session.js'

let numbers = 0

function product(session: Session, more: Readonly<Record<string, unknown>> = {}): StoredRecord {
  numbers += 1
  return session.create('product', { name: 'Drill', productnumber: `D-${numbers}`, ...more })
}

function under({ id }: StoredRecord) {
  return { 'parentproductid@odata.bind': `/products(${id})` }
}

function state(session: Session, { id }: StoredRecord): unknown {
  const { statecode, statuscode } = session.get('product', id).values
  return [statecode, statuscode]
}

const draft = [2, 0]
const active = [0, 1]

describe('cloning a product', () => {
  it('makes a draft of the same kind with a number of its own', () => {
    const session = openSession()
    const drill = product(session, { productnumber: 'D', description: 'Loud', statecode: 0, statuscode: 1 })

    const first = run(session, 'CloneProduct', {}, target(drill))
    run(session, 'CloneProduct', {}, target(drill))

    expect(first).toMatchObject({ kind: 'record', typed: false })
    const [, one, two] = rows(session, 'product')
    expect(one?.values).toMatchObject({ name: 'Drill', description: 'Loud', productnumber: 'D-1', statecode: 2 })
    expect(two?.values['productnumber']).toBe('D-2')
  })

  it('takes along what is in a bundle', () => {
    const session = openSession()
    const [bit, set] = [product(session), product(session, { productstructure: 3 })]
    session.create('productassociation', {
      'productid@odata.bind': `/products(${set.id})`,
      'associatedproduct@odata.bind': `/products(${bit.id})`,
      quantity: 4,
    })

    run(session, 'CloneProduct', {}, target(set))

    const copy = rows(session, 'product').at(-1)
    const [, inCopy] = rows(session, 'productassociation')
    expect(copy?.values['productstructure']).toBe(3)
    expect(inCopy?.values).toMatchObject({ productid: { id: copy?.id }, associatedproduct: target(bit), quantity: 4 })
  })
})

describe('publishing a family', () => {
  it('makes everything below it active', () => {
    const session = openSession()
    const family = product(session, { productstructure: 2 })
    const inner = product(session, { productstructure: 2, ...under(family) })
    const leaf = product(session, under(inner))
    const other = product(session)
    expect(state(session, leaf)).toEqual(draft)

    run(session, 'PublishProductHierarchy', {}, target(family))

    expect([family, inner, leaf].map((one) => state(session, one))).toEqual([active, active, active])
    expect(state(session, other)).toEqual(draft)
  })

  it('is refused when it is retired, and leaves what is retired below it', () => {
    const session = openSession()
    const family = product(session, { productstructure: 2 })
    const old = product(session, { ...under(family), statecode: 1, statuscode: 2 })

    run(session, 'PublishProductHierarchy', {}, target(family))

    expect(state(session, old)).toEqual([1, 2])
    expect(() => run(session, 'PublishProductHierarchy', {}, target(old))).toThrow(refusal('0x80048408'))
  })
})

describe('taking back a revision', () => {
  it('makes the product active again, if it is under revision', () => {
    const session = openSession()
    const drill = product(session, { statecode: 0, statuscode: 1 })
    const revert = () => run(session, 'RevertProduct', { Target: target(drill) })
    expect(revert).toThrow(refusal('0x80048408'))
    session.update('product', drill.id, { statecode: 3, statuscode: 3 })

    revert()

    expect(state(session, drill)).toEqual(active)
    const account = session.create('account', { name: 'A' })
    expect(() => run(session, 'RevertProduct', { Target: target(account) })).toThrow(refusal('0x80040203'))
  })
})

describe('a price list', () => {
  it('has a product in a unit once', () => {
    const session = openSession()
    const list = session.create('pricelevel', { name: 'Retail' })
    const schedule = session.create('uomschedule', { name: 'Pieces' })
    const unit = session.create('uom', { name: 'Piece', 'uomscheduleid@odata.bind': `/uomschedules(${schedule.id})` })
    const drill = product(session)
    const item = {
      'pricelevelid@odata.bind': `/pricelevels(${list.id})`,
      'productid@odata.bind': `/products(${drill.id})`,
      amount: 10,
    }
    const inUnit = { ...item, 'uomid@odata.bind': `/uoms(${unit.id})` }
    expect(() => session.create('productpricelevel', item)).toThrow(refusal('0x80043B0D'))

    const made = session.create('productpricelevel', inUnit)

    expect(() => session.create('productpricelevel', inUnit)).toThrow(refusal('0x80043B08'))
    expect(session.update('productpricelevel', made.id, { amount: 12 }).values['amount']).toBe(12)
  })

  it('has discounts of an amount or of a percentage', () => {
    const session = openSession()
    const list = session.create('discounttype', { name: 'By the dozen' })
    const range = { 'discounttypeid@odata.bind': `/discounttypes(${list.id})`, lowquantity: 12, highquantity: 143 }
    const made = session.create('discount', { ...range, percentage: 5 })

    expect(() => session.create('discount', { ...range, percentage: 5, amount: 1 })).toThrow(refusal('0x80043B1F'))
    expect(() => session.update('discount', made.id, { amount: 1 })).toThrow(refusal('0x80043B1F'))
  })
})
