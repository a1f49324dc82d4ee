import type { PartyFacts } from '../../src/schema/index.js'
import type { TableDefinition } from '../read/index.js'
import { inOrder } from './order.js'

/** Value of `participationtypemask` by the list's logical name. Source: protocol/option-values.md 3. */
const masks: ReadonlyMap<string, number> = new Map([
  ['from', 1],
  ['to', 2],
  ['cc', 3],
  ['bcc', 4],
  ['requiredattendees', 5],
  ['optionalattendees', 6],
  ['organizer', 7],
  ['resources', 10],
  ['customers', 11],
])

/** The lists of people of an activity. Those without a mask of their own, such as `partners`, are left out. */
export function partyFactsOf(definition: TableDefinition): readonly PartyFacts[] {
  const parties = (definition.Attributes ?? []).flatMap((attribute): readonly PartyFacts[] => {
    const mask = masks.get(attribute.LogicalName)
    if (attribute.AttributeType !== 'PartyList' || mask === undefined) return []
    return [
      {
        logicalName: attribute.LogicalName,
        schemaName: attribute.SchemaName ?? attribute.LogicalName,
        label: attribute.DisplayName,
        mask,
        create: attribute.IsValidForCreate ?? true,
        update: attribute.IsValidForUpdate ?? true,
        targets: [...(attribute.Targets ?? [])].sort(),
      },
    ]
  })
  return inOrder(parties, (one) => one.logicalName)
}
