import { z } from 'zod'

/** Of what `EntityDefinitions` and `RetrieveMetadataChanges` answer: what the generator reads. What was not asked for is null. */
export function definitionShape(language?: number) {
  const label = labelShape(language)
  return z.object({
    LogicalName: z.string(),
    SchemaName: z.string().nullish(),
    MetadataId: z.string().nullish(),
    EntitySetName: z.string().nullish(),
    PrimaryIdAttribute: z.string().nullish(),
    PrimaryNameAttribute: z.string().nullish(),
    ObjectTypeCode: z.number().nullish(),
    OwnershipType: z.string().nullish(),
    IsActivity: z.boolean().nullish(),
    DisplayName: label,
    Attributes: z.array(attributeShape(label)).nullish(),
    Keys: z.array(z.object({ KeyAttributes: z.array(z.string()) })).nullish(),
    ManyToOneRelationships: z.array(oneToMany).nullish(),
    OneToManyRelationships: z.array(oneToMany).nullish(),
    ManyToManyRelationships: z.array(manyToMany).nullish(),
  })
}

const oneToMany = z.object({
  SchemaName: z.string().nullish(),
  ReferencedEntity: z.string().nullish(),
  ReferencedEntityNavigationPropertyName: z.string().nullish(),
  ReferencingEntity: z.string().nullish(),
  ReferencingAttribute: z.string().nullish(),
  ReferencingEntityNavigationPropertyName: z.string().nullish(),
})

const manyToMany = z.object({
  SchemaName: z.string().nullish(),
  IntersectEntityName: z.string().nullish(),
  Entity1LogicalName: z.string().nullish(),
  Entity1NavigationPropertyName: z.string().nullish(),
  Entity2LogicalName: z.string().nullish(),
  Entity2NavigationPropertyName: z.string().nullish(),
})

/** The text in the language, else in the user's, else in any. */
function labelShape(language: number | undefined) {
  const localized = z.object({ Label: z.string().nullish(), LanguageCode: z.number().nullish() })
  return z
    .object({ UserLocalizedLabel: localized.nullish(), LocalizedLabels: z.array(localized).nullish() })
    .nullish()
    .transform((value) => {
      const all = value?.LocalizedLabels ?? []
      const wanted = language === undefined ? undefined : all.find((one) => one.LanguageCode === language)
      return (wanted ?? value?.UserLocalizedLabel ?? all[0])?.Label ?? ''
    })
}

function attributeShape(label: ReturnType<typeof labelShape>) {
  const option = z.object({
    Value: z.number(),
    Label: label,
    State: z.number().nullish(),
    DefaultStatus: z.number().nullish(),
  })
  const optionSet = z
    .object({
      Name: z.string().nullish(),
      IsGlobal: z.boolean().nullish(),
      Options: z.array(option).nullish(),
      TrueOption: option.nullish(),
      FalseOption: option.nullish(),
    })
    .nullish()
  return z.object({
    AttributeType: z.string().nullish(),
    AttributeTypeName: z.object({ Value: z.string() }).nullish(),
    LogicalName: z.string(),
    SchemaName: z.string().nullish(),
    AttributeOf: z.string().nullish(),
    IsPrimaryId: z.boolean().nullish(),
    IsPrimaryName: z.boolean().nullish(),
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
    OptionSet: optionSet,
    GlobalOptionSet: optionSet,
  })
}

/** A table as a definition describes it. */
export type TableDefinition = z.infer<ReturnType<typeof definitionShape>>
export type AttributeDefinition = NonNullable<TableDefinition['Attributes']>[number]
export type OptionSetDefinition = NonNullable<AttributeDefinition['OptionSet']>
export type OptionDefinition = NonNullable<OptionSetDefinition['Options']>[number]
export type OneToManyDefinition = z.infer<typeof oneToMany>
export type ManyToManyDefinition = z.infer<typeof manyToMany>
