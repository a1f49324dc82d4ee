import type { ColumnType, NavigationFacts } from '../../src/schema/index.js'
import type { CsdlProperty, CsdlTypeRef } from '../read/index.js'
import type { ColumnDocument } from './document.js'

const binary = 'Edm.Binary'

const types: ReadonlyMap<string, ColumnType> = new Map([
  [binary, 'Image'],
  ['Edm.Boolean', 'Boolean'],
  ['Edm.Date', 'DateOnly'],
  ['Edm.DateTimeOffset', 'DateTime'],
  ['Edm.Decimal', 'Decimal'],
  ['Edm.Double', 'Double'],
  ['Edm.Guid', 'Uniqueidentifier'],
  ['Edm.Int16', 'Integer'],
  ['Edm.Int32', 'Integer'],
  ['Edm.Int64', 'BigInt'],
  ['Edm.String', 'String'],
  ['BooleanManagedProperty', 'ManagedProperty'],
])

export function typeOfProperty({ name, collection }: CsdlTypeRef): ColumnType {
  return (collection ? undefined : types.get(name)) ?? 'Virtual'
}

/** The logical name of the column behind a property, and whether it is a lookup. */
export function columnBehind({ name }: CsdlProperty): { readonly logicalName: string; readonly isLookup: boolean } {
  const lookup = /^_(.+)_value$/.exec(name)?.[1]
  return { logicalName: (lookup ?? name).toLowerCase(), isLookup: lookup !== undefined }
}

/**
 * A property of `$metadata` as a column. What its type does not say — labels, lengths, options — stays open.
 * `siblings`: the names of the table's properties.
 */
export function toCsdlColumn(
  property: CsdlProperty,
  siblings: ReadonlySet<string>,
  navigation: readonly NavigationFacts[],
): ColumnDocument {
  const { logicalName, isLookup } = columnBehind(property)
  const targets = isLookup ? targetsOf(logicalName, navigation) : undefined
  const plainType = isFile(property, siblings) ? 'File' : typeOfProperty(property.type)
  const type = isLookup ? lookupType(logicalName, navigation) : plainType
  return {
    logicalName,
    schemaName: isLookup ? logicalName : property.name,
    property: property.name,
    type,
    label: '',
    required: 'None',
    create: !property.readOnly,
    update: !property.readOnly,
    ...(type === 'DateOnly' && { dateBehavior: 'DateOnly' }),
    ...(targets && { targets }),
  }
}

/** Files and pictures are of one type. Beside a file stands its name; beside a picture its URL. */
function isFile({ name, type }: CsdlProperty, siblings: ReadonlySet<string>): boolean {
  return type.name === binary && siblings.has(`${name}_name`) && !siblings.has(`${name}_url`)
}

/** The tables that navigation over a lookup leads to; absent where there is none. */
export function targetsOf(lookup: string, navigation: readonly NavigationFacts[]): readonly string[] | undefined {
  const over = navigation.filter((one) => one.lookup === lookup)
  const targets = over.flatMap((one) => (one.target === 'owner' ? ['systemuser', 'team'] : [one.target]))
  return targets.length === 0 ? undefined : [...new Set(targets)].sort()
}

/** Whoever owns is a user or a team; a customer is an account or a contact. */
function lookupType(lookup: string, navigation: readonly NavigationFacts[]): ColumnType {
  if (navigation.some((one) => one.lookup === lookup && one.target === 'owner')) return 'Owner'
  return targetsOf(lookup, navigation)?.join() === 'account,contact' ? 'Customer' : 'Lookup'
}
