import { UnexpectedResponseError } from '../../errors/index.js'
import { type Client, isDataverseError, type Operation, type Table } from '../../index.js'
import { type Answer, jsonRead, literal } from '../../operation/index.js'
import { CommandError } from '../command-error.js'
import { knownTable } from '../known-table.js'

/** A shipped table by its logical name, or one that the organization says it has. */
export async function tableNamed(crm: Client, name: string, signal?: AbortSignal): Promise<Table> {
  const known = knownTable(name)
  if (known?.table.name === name) return known.table
  try {
    return await crm.execute(definitionOf(name), signal ? { signal } : {})
  } catch (error) {
    if (!(isDataverseError(error) && error.kind === 'not-found')) throw error
    throw new CommandError(`The organization has no table ${name}.`, { cause: error })
  }
}

function definitionOf(name: string): Operation<Table> {
  return jsonRead({
    name: 'EntityDefinitions',
    path: `EntityDefinitions(LogicalName=${literal(name, 'text', 'table')})?$select=EntitySetName,PrimaryIdAttribute`,
    read({ body }: Answer) {
      const { EntitySetName: entitySetName, PrimaryIdAttribute: primaryKey } = Object(body)
      if (typeof entitySetName === 'string' && typeof primaryKey === 'string') {
        return { name, entitySetName, primaryKey, kinds: {}, lookups: {}, computed: [] }
      }
      throw new UnexpectedResponseError('EntityDefinitions was answered without an entity set.')
    },
  })
}
