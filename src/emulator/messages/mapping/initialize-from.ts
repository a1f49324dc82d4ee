import type { ColumnFacts, TableFacts } from '../../../schema/index.js'
import { Refusal, type Session, type Target } from '../../model.js'
import { unboundMessage } from '../define-message.js'
import { mappedColumns } from './mapped-columns.js'

const members = { All: 0, ValidForCreate: 1, ValidForUpdate: 2, ValidForRead: 3 }

/** Source: Web API reference, function InitializeFrom; protocol/actions.md 4. */
export const initializeFrom = unboundMessage({
  name: 'InitializeFrom',
  kind: 'function',
  parameters: {
    EntityMoniker: { type: 'record', required: true },
    SkipParentalRelationshipMapping: { type: 'Boolean', required: false },
    TargetEntityName: { type: 'String', required: true },
    TargetFieldType: { type: 'enum', name: 'TargetFieldType', members, required: true },
    RetrieveConsumableRecord: { type: 'Boolean', required: false },
  },
  returns: { type: 'crmbaseentity' },
  run(session, { EntityMoniker, SkipParentalRelationshipMapping, TargetEntityName, TargetFieldType }) {
    const from = session.get(EntityMoniker.table, EntityMoniker.id)
    const target = session.store.tables.get(TargetEntityName)
    if (target === undefined) {
      throw new Refusal(404, '0x8004024A', `The entity with a name = '${TargetEntityName}' was not found.`)
    }
    const values = mappedColumns(session, from, target.logicalName, SkipParentalRelationshipMapping !== true)
    const members = target.columns.flatMap((column) => {
      const value = values[column.logicalName]
      if (value === undefined || value === null || !isWanted(column, TargetFieldType)) return []
      return [memberOf(session, target, column, value)]
    })
    const value = { '@odata.type': `#Microsoft.Dynamics.CRM.${target.logicalName}`, ...Object.fromEntries(members) }
    return { kind: 'complex', type: 'crmbaseentity', value }
  },
})

function isWanted({ create, update }: ColumnFacts, fieldType: string): boolean {
  if (fieldType === 'ValidForCreate') return create
  return fieldType !== 'ValidForUpdate' || update
}

/** As a POST takes it. */
function memberOf(
  { store }: Session,
  target: TableFacts,
  column: ColumnFacts,
  value: unknown,
): readonly [string, unknown] {
  if (!isTarget(value)) return [column.property, value]
  const to = target.navigation.find((way) => way.lookup === column.logicalName && way.target === value.table)
  const set = store.tables.get(value.table)?.entitySetName
  return [`${to?.name ?? column.logicalName}@odata.bind`, `/${set ?? value.table}(${value.id})`]
}

function isTarget(value: unknown): value is Target {
  return typeof value === 'object' && value !== null && 'table' in value && 'id' in value
}
