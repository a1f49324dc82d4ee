import { type OrganizationDocument, type Solutions, selectTables } from '../../../codegen/index.js'
import { CommandError } from '../command-error.js'

const namesInMessage = 5

/** Refuses tables that the organization defines in `$metadata` only: their types would be without choices and labels. */
export function requireDefinitions(
  organization: OrganizationDocument,
  patterns: readonly string[] = ['*'],
  solutions?: Solutions,
): void {
  const tables = selectTables(organization, patterns, solutions).map((table) => table.logicalName)
  const missing = tables.filter((name) => !organization.metadataIds.has(name))
  if (missing.length === 0) return
  const more = missing.length > namesInMessage ? ` and ${missing.length - namesInMessage} more` : ''
  throw new CommandError(
    `The organization gave no definition of ${missing.slice(0, namesInMessage).join(', ')}${more}. Leave out with '!' what is not needed.`,
  )
}
