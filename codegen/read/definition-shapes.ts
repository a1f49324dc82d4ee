import { z } from 'zod'
import { faultOfName, faultOfNavigation } from './plain-name.js'

const name = textWithout(faultOfName)
/** Empty or null where the service has none to say. */
const nameIfAny = textWithout((text) => (text === '' ? undefined : faultOfName(text))).nullish()
const navigationIfAny = textWithout((text) => (text === '' ? undefined : faultOfNavigation(text))).nullish()

/** Of what `EntityDefinitions` and `RetrieveMetadataChanges` answer: what the generator reads. What was not asked for is null. */
export function definitionShape(language?: number) {
  const label = labelShape(language)
  return z.object({
    LogicalName: name,
    SchemaName: nameIfAny,
    MetadataId: z.string().nullish(),
    EntitySetName: nameIfAny,
    PrimaryIdAttribute: nameIfAny,
    PrimaryNameAttribute: nameIfAny,
    ObjectTypeCode: z.number().nullish(),
    OwnershipType: z.string().nullish(),
    IsActivity: z.boolean().nullish(),
    DisplayName: label,
    Attributes: z.array(attributeShape(label)).superRefine(refuseTwins).nullish(),
    Keys: z.array(key).nullish(),
    ManyToOneRelationships: z.array(oneToMany).nullish(),
    OneToManyRelationships: z.array(oneToMany).nullish(),
    ManyToManyRelationships: z.array(manyToMany).nullish(),
  })
}

const key = z.object({ KeyAttributes: z.array(name), EntityKeyIndexStatus: z.string().nullish() })

/** A relationship is named as its navigation properties are. */
const oneToMany = z.object({
  SchemaName: navigationIfAny,
  ReferencedEntity: nameIfAny,
  ReferencedEntityNavigationPropertyName: navigationIfAny,
  ReferencingEntity: nameIfAny,
  ReferencingAttribute: nameIfAny,
  ReferencingEntityNavigationPropertyName: navigationIfAny,
})

const manyToMany = z.object({
  SchemaName: navigationIfAny,
  IntersectEntityName: nameIfAny,
  Entity1LogicalName: nameIfAny,
  Entity1NavigationPropertyName: navigationIfAny,
  Entity2LogicalName: nameIfAny,
  Entity2NavigationPropertyName: navigationIfAny,
})

function textWithout(faultOf: (text: string) => string | undefined) {
  return z.string().refine((text) => faultOf(text) === undefined, { error: ({ input }) => faultOf(String(input)) })
}

function refuseTwins(attributes: readonly { readonly LogicalName: string }[], context: z.RefinementCtx): void {
  const known = new Set<string>()
  for (const [index, { LogicalName }] of attributes.entries()) {
    const message = `there is a second ${LogicalName}`
    if (known.has(LogicalName.toLowerCase()))
      context.addIssue({ code: 'custom', path: [index, 'LogicalName'], message })
    known.add(LogicalName.toLowerCase())
  }
}

/** The text in the language, else in the user's, else in any: the first that is not empty. */
function labelShape(language: number | undefined) {
  const localized = z.object({ Label: z.string().nullish(), LanguageCode: z.number().nullish() })
  return z
    .object({ UserLocalizedLabel: localized.nullish(), LocalizedLabels: z.array(localized).nullish() })
    .nullish()
    .transform((value) => {
      const all = value?.LocalizedLabels ?? []
      const wanted = all.filter((one) => one.LanguageCode === language)
      const texts = [...wanted, value?.UserLocalizedLabel, ...all].map((one) => one?.Label ?? '')
      return texts.find((text) => text.trim() !== '') ?? ''
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
      Name: nameIfAny,
      IsGlobal: z.boolean().nullish(),
      Options: z.array(option).nullish(),
      TrueOption: option.nullish(),
      FalseOption: option.nullish(),
    })
    .nullish()
  return z.object({
    AttributeType: z.string().nullish(),
    AttributeTypeName: z.object({ Value: z.string() }).nullish(),
    LogicalName: name,
    SchemaName: nameIfAny,
    AttributeOf: nameIfAny,
    IsPrimaryId: z.boolean().nullish(),
    IsPrimaryName: z.boolean().nullish(),
    IsValidODataAttribute: z.boolean().nullish(),
    IsValidForCreate: z.boolean().nullish(),
    IsValidForUpdate: z.boolean().nullish(),
    IsValidForRead: z.boolean().nullish(),
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
    Targets: z.array(name).nullish(),
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
