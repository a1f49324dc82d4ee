import type { TableFacts } from '../../schema/index.js'
import type { Definition } from './definition.js'
import { toLabel } from './label.js'
import { isCustom, managedProperty } from './managed-property.js'
import { stableId } from './stable-id.js'

/** What a customizer may do with a table unless its publisher forbids it. */
const allowed = [
  'CanBeInManyToMany',
  'CanBePrimaryEntityInRelationship',
  'CanBeRelatedEntityInRelationship',
  'CanCreateAttributes',
  'CanCreateCharts',
  'CanCreateForms',
  'CanCreateViews',
  'CanModifyAdditionalSettings',
  'IsCustomizable',
  'IsMappable',
  'IsRenameable',
]

/** Source: protocol/metadata.md 11.2. */
export function defineTable(facts: TableFacts, related: Definition['related']): Definition {
  const { logicalName, schemaName, entitySetName } = facts
  const custom = isCustom(schemaName)
  return {
    type: 'EntityMetadata',
    id: stableId(`table ${logicalName}`),
    values: {
      LogicalName: logicalName,
      SchemaName: schemaName,
      EntitySetName: entitySetName,
      // Of every standard table the two are the same.
      LogicalCollectionName: entitySetName,
      ObjectTypeCode: facts.objectTypeCode,
      PrimaryIdAttribute: facts.primaryKey,
      PrimaryNameAttribute: facts.primaryName,
      OwnershipType: facts.ownership,
      TableType: 'Standard',
      DisplayName: toLabel(facts.label, `table ${logicalName}`, !custom),
      IsActivity: facts.isActivity,
      IsCustomEntity: custom,
      IsManaged: !custom,
      IsIntersect: false,
      IsLogicalEntity: false,
      IsPrivate: false,
      // Every record of the emulator has an ETag and obeys If-Match.
      IsOptimisticConcurrencyEnabled: true,
      ChangeTrackingEnabled: false,
      ...Object.fromEntries(allowed.map((name) => [name, managedProperty(name, true, custom)])),
    },
    related,
  }
}
