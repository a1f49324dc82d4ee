import * as z from 'zod/mini'
import type { ColumnFacts } from '../schema/index.js'
import { isGuid } from '../schema/index.js'
import { choiceSchema, choicesSchema } from './choice-schema.js'
import { daySchema, instantSchema, wallTimeSchema } from './date-schema.js'
import { labelled, takes } from './message.js'
import { bigIntegerSchema, numberSchema, wholeNumberSchema } from './number-schema.js'
import type { Rules } from './rules.js'
import { textSchema } from './text-schema.js'

/** What a column takes that is no lookup; nothing for one that is not written as a value. */
export function columnSchema(column: ColumnFacts, rules: Rules): z.ZodMiniType<unknown, unknown> | undefined {
  switch (column.type) {
    case 'String':
    case 'Memo':
    case 'EntityName':
      return textSchema(column, rules)
    case 'Integer':
      return wholeNumberSchema(column)
    case 'BigInt':
      return bigIntegerSchema(column)
    case 'Decimal':
    case 'Double':
    case 'Money':
      return numberSchema(column)
    case 'Boolean':
      return z.boolean(takes(column, 'true or false'))
    case 'Picklist':
    case 'Status':
      return choiceSchema(column, rules.otherOptions)
    case 'State':
      return choiceSchema(column, false)
    case 'Choices':
      return choicesSchema(column, rules)
    case 'DateTime':
      return column.dateBehavior === 'TimeZoneIndependent' ? wallTimeSchema(column) : instantSchema(column)
    case 'DateOnly':
      return daySchema(column)
    case 'Uniqueidentifier':
      return z.string(takes(column, guid)).check(z.refine(isGuid, takes(column, guid)))
    case 'Image':
      return imageSchema(column)
    case 'ManagedProperty':
      return managedSchema(column)
    default:
      return undefined
  }
}

const guid = 'a GUID without braces'

function imageSchema(column: ColumnFacts): z.ZodMiniType<unknown, unknown> {
  const isImage = (value: unknown) => value instanceof Uint8Array || z.base64().safeParse(value).success
  return z.custom(isImage, takes(column, 'an image as a Uint8Array or in base64'))
}

function managedSchema(column: ColumnFacts): z.ZodMiniType<unknown, unknown> {
  const what = '{ Value, CanBeChanged, ManagedPropertyLogicalName }'
  const error = { error: `${labelled(column)} takes ${what}.` }
  return z.strictObject(
    { Value: z.boolean(error), CanBeChanged: z.boolean(error), ManagedPropertyLogicalName: z.string(error) },
    takes(column, what),
  )
}
