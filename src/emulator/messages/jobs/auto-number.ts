import { Refusal, type Store } from '../../model.js'
import { numberFrom, upcomingNumber } from '../../session/record-number.js'
import { nothing, unboundMessage } from '../define-message.js'

const text = { type: 'String', required: true } as const
const parameters = { EntityName: text, AttributeName: text } as const

/**
 * Source: Web API reference, action GetAutoNumberSeed, as for the others. Our choice: the seed is the number that comes next, as the emulator
 * remembers no other; code and text for a column that is not numbered.
 */
export const getAutoNumberSeed = unboundMessage({
  name: 'GetAutoNumberSeed',
  kind: 'action',
  parameters,
  returns: { type: 'GetAutoNumberSeedResponse', properties: { AutoNumberSeedValue: 'Edm.Int64' } },
  run: ({ store }, { EntityName, AttributeName }) => ({
    kind: 'complex',
    type: 'GetAutoNumberSeedResponse',
    value: { AutoNumberSeedValue: nextOf(store, EntityName, AttributeName) },
  }),
})

export const getNextAutoNumberValue = unboundMessage({
  name: 'GetNextAutoNumberValue',
  kind: 'action',
  parameters,
  returns: { type: 'GetNextAutoNumberValueResponse', properties: { NextAutoNumberValue: 'Edm.Int64' } },
  run: ({ store }, { EntityName, AttributeName }) => ({
    kind: 'complex',
    type: 'GetNextAutoNumberValueResponse',
    value: { NextAutoNumberValue: nextOf(store, EntityName, AttributeName) },
  }),
})

export const setAutoNumberSeed = unboundMessage({
  name: 'SetAutoNumberSeed',
  kind: 'action',
  parameters: { ...parameters, Value: { type: 'Int64', required: true } },
  run({ store }, { EntityName, AttributeName, Value }) {
    nextOf(store, EntityName, AttributeName)
    numberFrom(store, EntityName, Number(Value))
    return nothing
  },
})

function nextOf(store: Store, table: string, column: string): number {
  const next = upcomingNumber(store, table, column)
  if (next !== undefined) return next
  throw new Refusal(400, '0x80040203', `'${column}' of '${table}' is no column that is numbered automatically.`)
}
