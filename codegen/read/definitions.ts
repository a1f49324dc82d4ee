import { z } from 'zod'

const label = z
  .object({ UserLocalizedLabel: z.object({ Label: z.string() }).nullish() })
  .nullish()
  .transform((value) => value?.UserLocalizedLabel?.Label ?? '')

const option = z.object({
  Value: z.number(),
  Label: label,
  State: z.number().nullish(),
  DefaultStatus: z.number().nullish(),
})

const attribute = z.object({
  AttributeType: z.string().nullish(),
  AttributeTypeName: z.object({ Value: z.string() }).nullish(),
  LogicalName: z.string(),
  SchemaName: z.string(),
  IsValidODataAttribute: z.boolean().nullish(),
  IsValidForCreate: z.boolean().nullish(),
  IsValidForUpdate: z.boolean().nullish(),
  RequiredLevel: z
    .object({ Value: z.enum(['None', 'Recommended', 'ApplicationRequired', 'SystemRequired']) })
    .nullish(),
  DisplayName: label,
  MaxLength: z.number().nullish(),
  MinValue: z.number().nullish(),
  MaxValue: z.number().nullish(),
  Precision: z.number().nullish(),
  Format: z.string().nullish(),
  DateTimeBehavior: z.object({ Value: z.enum(['UserLocal', 'DateOnly', 'TimeZoneIndependent']) }).nullish(),
  Targets: z.array(z.string()).nullish(),
  DefaultFormValue: z.number().nullish(),
  DefaultValue: z.boolean().nullish(),
  OptionSet: z
    .object({
      Name: z.string().nullish(),
      Options: z.array(option).nullish(),
      TrueOption: option.nullish(),
      FalseOption: option.nullish(),
    })
    .nullish(),
})

const definition = z.object({
  LogicalName: z.string(),
  SchemaName: z.string(),
  EntitySetName: z.string(),
  PrimaryIdAttribute: z.string(),
  PrimaryNameAttribute: z.string().nullish(),
  ObjectTypeCode: z.number().nullish(),
  OwnershipType: z.string(),
  IsActivity: z.boolean(),
  DisplayName: label,
  Attributes: z.array(attribute),
  Keys: z.array(z.object({ KeyAttributes: z.array(z.string()) })).nullish(),
  ManyToOneRelationships: z.array(
    z.object({ ReferencingAttribute: z.string(), ReferencingEntityNavigationPropertyName: z.string() }),
  ),
  ManyToManyRelationships: z.array(
    z.object({
      IntersectEntityName: z.string().nullish(),
      Entity1LogicalName: z.string(),
      Entity1NavigationPropertyName: z.string().nullish(),
      Entity2LogicalName: z.string(),
      Entity2NavigationPropertyName: z.string().nullish(),
    }),
  ),
})

/** A table as `EntityDefinitions` answers it, with attributes, keys and relationships expanded. */
export type TableDefinition = z.infer<typeof definition>
export type AttributeDefinition = z.infer<typeof attribute>
export type OptionDefinition = z.infer<typeof option>

const answer = z.object({ value: z.array(z.looseObject({ LogicalName: z.string() })) })

/** Reads the answer of `EntityDefinitions` and keeps the named tables. Fails when one of them is missing. */
export function parseDefinitions(json: string, tables: readonly string[]): readonly TableDefinition[] {
  const found = new Map(answer.parse(JSON.parse(json)).value.map((one) => [one.LogicalName, one]))
  const missing = tables.filter((table) => !found.has(table))
  if (missing.length > 0) throw new Error(`The definitions lack ${missing.join(', ')}.`)
  return tables.map((table) => definition.parse(found.get(table)))
}
