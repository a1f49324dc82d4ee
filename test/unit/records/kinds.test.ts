import { create, createClient, optionsIn, query, ref, retrieve, update } from 'dynamics365-crm'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { payloadOf } from '../../../src/records/index.js'
import { restoreBigIntegers, selectRecord } from '../../../src/selection/index.js'
import { machine } from '../machine.js'

const id = '00000000-0000-0000-0000-000000000001'
const beyondNumbers = '9007199254740993'

describe('options of a column that holds several', () => {
  it.each([
    { given: [1, 3], want: '1,3' },
    { given: '1, 3', want: '1,3' },
    { given: [], want: null },
    { given: '', want: null },
    { given: null, want: null },
  ])('$given are written as $want', ({ given, want }) => {
    expect(payloadOf(machine, { new_colors: given })).toEqual({ new_colors: want })
  })

  it.each([
    ['red'],
    [[1, 'red']],
    [[1.5]],
    [{}],
    [new Array(2)],
    [[99_999_999_999_999_999n]],
    [{ toString: () => '1' }],
  ])('are refused: %#', (given) => {
    expect(() => payloadOf(machine, { new_colors: given })).toThrow(UsageError)
  })

  it('are read as text, which splits into numbers', () => {
    expect(optionsIn('4,7')).toEqual([4, 7])
    expect(optionsIn(null)).toEqual([])
  })
})

describe('an integer of 64 bits', () => {
  it.each([
    { given: beyondNumbers, want: `{"new_counter":${beyondNumbers}}` },
    { given: -9223372036854775808n, want: '{"new_counter":-9223372036854775808}' },
    { given: '12', want: '{"new_counter":12}' },
    { given: 12, want: '{"new_counter":12}' },
  ])('is written to the last digit: $given', ({ given, want }) => {
    expect(JSON.stringify(payloadOf(machine, { new_counter: given }))).toBe(want)
  })

  it.each([[2 ** 53], [1.5], ['9223372036854775808'], ['twelve'], [true]])('is refused as %j', (given) => {
    expect(() => payloadOf(machine, { new_counter: given })).toThrow(UsageError)
  })

  it('is compared with all its digits', () => {
    expect(query(machine).where((m) => m.new_counter.gt(beyondNumbers)).path).toContain(
      `$filter=new_counter%20gt%20${beyondNumbers}`,
    )
    expect(() => query(machine).where((m) => m.new_counter.gt(2 ** 53))).toThrow(UsageError)
  })

  it('is read to the last digit, as text or as bigint', async () => {
    const row = `{"new_counter":${beyondNumbers},"new_total":${beyondNumbers},"new_name":"a","x":0.1234567890123456789}`
    const crm = answering(`{"value":[${row},{"new_counter":7,"new_total":null}]}`)

    expect(await crm.all(query(machine).select('new_counter', 'new_total', 'new_name'))).toMatchObject([
      { new_counter: beyondNumbers, new_total: BigInt(beyondNumbers), new_name: 'a', x: 0.12345678901234568 },
      { new_counter: '7', new_total: null },
    ])
    expect(await crm.all(query(machine))).toMatchObject([{ new_counter: beyondNumbers }, { new_counter: '7' }])
  })

  it.each(['1.5', '"1e20"', '""', 'true'])('that is none is left as it came: %s', async (text) => {
    const crm = answering(`{"value":[{"new_counter":${text},"new_total":${text}}]}`)
    const value: unknown = JSON.parse(text)

    expect(await crm.all(query(machine))).toEqual([{ new_counter: value, new_total: value }])
  })

  it('is refused where the runtime has rounded it', () => {
    const { node } = selectRecord(machine, (m) => m.select('new_counter'))

    expect(() => restoreBigIntegers([{ new_counter: 2 ** 60 }], node)).toThrow(
      new UnexpectedResponseError('new_counter came as an integer above 2^53, which this runtime has rounded.'),
    )
  })

  it('is read so in expanded records, and in the answer of one record', async () => {
    const row = `{"new_counter":1,"new_parent":{"new_counter":${beyondNumbers}},"new_parts":[{"new_total":2}]}`
    const crm = answering(row)
    const read = await crm.execute(
      retrieve(machine, id, (m) =>
        m
          .select('new_name')
          .expand('new_parent', (p) => p.select('new_counter'))
          .expand('new_parts', (p) => p.select('new_total')),
      ),
    )

    expect(read).toMatchObject({ new_parent: { new_counter: beyondNumbers }, new_parts: [{ new_total: 2n }] })
  })

  it('is read so in the answer of a create', async () => {
    const crm = answering(`{"new_machineid":"${id}","new_counter":5}`)

    expect(await crm.execute(create(machine, {}, (m) => m.select('new_counter')))).toMatchObject({ new_counter: '5' })
  })
})

describe('a time in no time zone', () => {
  it.each([
    { given: '2026-03-01T09:00:00', want: '2026-03-01T09:00:00Z' },
    { given: '2026-03-01T09:00', want: '2026-03-01T09:00Z' },
    { given: '2026-03-01T09:00:00Z', want: '2026-03-01T09:00:00Z' },
    { given: '2026-03-01', want: '2026-03-01T00:00:00Z' },
  ])('is written as the clock shows it: $given', ({ given, want }) => {
    expect(payloadOf(machine, { new_opens: given })).toEqual({ new_opens: want })
  })

  it.each([
    [new Date(0), 'not a Date'],
    ['2026-03-01T09:00:00+02:00', 'in no time zone'],
    ['2026-02-30T09:00:00', 'takes an instant'],
    [9, 'takes an instant'],
  ])('is refused as %s', (given, message) => {
    expect(() => payloadOf(machine, { new_opens: given })).toThrow(message)
  })

  it('is compared as the clock shows it', () => {
    expect(query(machine).where((m) => m.new_opens.ge('2026-03-01T09:00:00')).path).toContain(
      'new_opens%20ge%202026-03-01T09%3A00%3A00Z',
    )
    expect(query(machine).where((m) => m.new_opens.on('2026-03-01')).path).toContain(
      "On(PropertyName='new_opens',PropertyValue='2026-03-01')",
    )
  })
})

describe('the people of an activity', () => {
  it('are rows of its parties, each with the part that it plays', () => {
    expect(payloadOf(machine, { to: [ref('contact', id), ref('queue', id)] })).toEqual({
      new_machine_activity_parties: [
        { participationtypemask: 2, 'partyid_contact@odata.bind': `/contacts(${id})` },
        { participationtypemask: 2, 'partyid_queue@odata.bind': `/queues(${id})` },
      ],
    })
  })

  it('are put beside rows that are given', () => {
    const unresolved = { participationtypemask: 3, addressused: 'a@example.com' }
    const data = { to: [ref('contact', id)], new_machine_activity_parties: [unresolved] }

    expect(payloadOf(machine, data)).toEqual({
      new_machine_activity_parties: [
        unresolved,
        { participationtypemask: 2, 'partyid_contact@odata.bind': `/contacts(${id})` },
      ],
    })
  })

  it('are refused beside rows that are none', () => {
    const data = { to: [ref('contact', id)], new_machine_activity_parties: 'Ann' }

    expect(() => payloadOf(machine, data)).toThrow(
      new UsageError('new_machine.new_machine_activity_parties takes a list.'),
    )
  })

  it('are given when it is made, and are not changed', () => {
    // What an untyped caller can give.
    expect(() => update(machine, id, { to: [ref('contact', id)] } as never)).toThrow(
      new UsageError('new_machine.to is given when the record is created, and is not changed by an update.'),
    )
  })

  it('may be none', () => {
    expect(payloadOf(machine, { to: [] })).toEqual({})
  })

  it.each([
    [ref('contact', id)],
    [['Ann']],
    [null],
    [new Array(2)],
    [[ref('task', id)]],
    [[ref('constructor', id)]],
    [[ref({ name: 'x@y', entitySetName: 'z', primaryKey: 'q' }, id)]],
  ])('are refused: %#', (given) => {
    expect(() => payloadOf(machine, { to: given })).toThrow(UsageError)
  })
})

describe('a condition on several options', () => {
  it('is the function of the service, and has a negative', () => {
    const filterOf = (negated: boolean) =>
      query(machine).where((m) => {
        const condition = m.new_colors.containValues([1, 2])
        return negated ? condition.not() : condition
      }).path

    expect(filterOf(false)).toContain(
      ".ContainValues(PropertyName='new_colors',PropertyValues=%5B%221%22%2C%222%22%5D)",
    )
    expect(filterOf(true)).toContain('.DoesNotContainValues(')
  })

  it('is refused without an option', () => {
    expect(() => query(machine).where((m) => m.new_colors.containValues([]))).toThrow(UsageError)
  })
})

function answering(body: string) {
  const answer = async () => new Response(body, { headers: { 'Content-Type': 'application/json' } })
  return createClient({ orgUrl: 'https://contoso.crm.dynamics.com', credential: async () => 'any', fetch: answer })
}
