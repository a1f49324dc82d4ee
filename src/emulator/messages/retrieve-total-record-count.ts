import { Refusal } from '../model.js'
import { unboundMessage } from './define-message.js'

/**
 * How many records whole tables have, past the limit of `$count`. Our choice: the numbers are of now, not of a snapshot
 * of the last day. Source: Web API reference, function RetrieveTotalRecordCount and its complex types.
 */
export const retrieveTotalRecordCount = unboundMessage({
  name: 'RetrieveTotalRecordCount',
  kind: 'function',
  parameters: { EntityNames: { type: 'Strings', required: true } },
  returns: {
    type: 'RetrieveTotalRecordCountResponse',
    properties: { EntityRecordCountCollection: 'EntityRecordCountCollection' },
    types: {
      EntityRecordCountCollection: {
        Count: 'Edm.Int32',
        IsReadOnly: 'Edm.Boolean',
        Keys: 'Collection(Edm.String)',
        Values: 'Collection(Edm.Int64)',
      },
    },
  },
  run({ store }, { EntityNames }) {
    const names = [...new Set(EntityNames)]
    const counts = names.map((name) => {
      if (store.tables.has(name)) return [...store.all(name)].length
      // Source: protocol/error-codes.csv, MetadataNotFound. Our choice: the text.
      throw new Refusal(404, '0x8004024A', `The entity with a name = '${name}' was not found.`)
    })
    const collection = { Count: names.length, IsReadOnly: false, Keys: names, Values: counts }
    return {
      kind: 'complex',
      type: 'RetrieveTotalRecordCountResponse',
      value: { EntityRecordCountCollection: collection },
    }
  },
})
