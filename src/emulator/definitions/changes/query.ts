import { badQuery } from '../../odata/index.js'

/** Which definitions a part of the query finds, and what of them. */
export interface PartQuery {
  readonly criteria?: Filter
  /** Names of properties; absent: all. */
  readonly properties?: ReadonlySet<string>
}

export interface Filter {
  readonly operator: 'And' | 'Or'
  readonly conditions: readonly Condition[]
  readonly filters: readonly Filter[]
}

export interface Condition {
  readonly property: string
  readonly operator: string
  /** Absent: null. The value is a text whatever the type. */
  readonly value?: { readonly type: string; readonly text: string }
}

/** A read of definitions by RetrieveMetadataChanges. Source: protocol/metadata.md 11.4. */
export interface ChangesQuery {
  readonly tables: PartQuery
  readonly columns: PartQuery
  readonly relationships: PartQuery
  readonly keys: PartQuery
  /** Languages of labels; absent: all. */
  readonly languages?: ReadonlySet<number>
}

type Json = Readonly<Record<string, unknown>>

/** Our choice: a query, or a part of it, that says nothing of properties asks for all of them. */
export function parseChangesQuery(value: unknown): ChangesQuery {
  const members = ['AttributeQuery', 'Criteria', 'KeyQuery', 'LabelQuery', 'Properties', 'RelationshipQuery']
  const query = objectOf('Query', value, members)
  const languages = languagesOf(query['LabelQuery'])
  return {
    tables: partOf('Query', query, members),
    columns: partOf('AttributeQuery', query['AttributeQuery']),
    relationships: partOf('RelationshipQuery', query['RelationshipQuery']),
    keys: partOf('KeyQuery', query['KeyQuery']),
    ...(languages && { languages }),
  }
}

function partOf(name: string, value: unknown, members: readonly string[] = ['Criteria', 'Properties']): PartQuery {
  const { Criteria, Properties } = objectOf(name, value, members)
  const properties = propertiesOf(Properties)
  return {
    ...(isGiven(Criteria) && { criteria: filterOf(Criteria, 0) }),
    ...(properties && { properties }),
  }
}

function propertiesOf(value: unknown): ReadonlySet<string> | undefined {
  if (!isGiven(value)) return undefined
  const { AllProperties, PropertyNames } = objectOf('Properties', value, ['AllProperties', 'PropertyNames'])
  if (AllProperties === true) return undefined
  return new Set(listOf('PropertyNames', PropertyNames).map((name) => textOf('PropertyNames', name)))
}

function languagesOf(value: unknown): ReadonlySet<number> | undefined {
  const { FilterLanguages } = objectOf('LabelQuery', value, ['FilterLanguages', 'MissingLabelBehavior'])
  const languages = listOf('FilterLanguages', FilterLanguages)
  const wrong = languages.find((one) => typeof one !== 'number')
  if (wrong !== undefined) throw badQuery('FilterLanguages holds the numbers of languages.')
  return languages.length === 0 ? undefined : new Set(languages.filter((one) => typeof one === 'number'))
}

/** Our choice: filters nest no deeper than those of `$filter`. */
const deepest = 100

function filterOf(value: unknown, depth: number): Filter {
  if (depth > deepest) throw badQuery(`The criteria nest more than ${deepest} levels deep.`)
  const { FilterOperator, Conditions, Filters } = objectOf('Criteria', value, [
    'FilterOperator',
    'Conditions',
    'Filters',
  ])
  const operator = isGiven(FilterOperator) ? FilterOperator : 'And'
  if (operator !== 'And' && operator !== 'Or') throw badQuery("The FilterOperator is 'And' or 'Or'.")
  return {
    operator,
    conditions: listOf('Conditions', Conditions).map(conditionOf),
    filters: listOf('Filters', Filters).map((one) => filterOf(one, depth + 1)),
  }
}

function conditionOf(value: unknown): Condition {
  const members = ['PropertyName', 'ConditionOperator', 'Value']
  const { PropertyName, ConditionOperator, Value } = objectOf('Conditions', value, members)
  const condition = {
    property: textOf('PropertyName', PropertyName),
    operator: textOf('ConditionOperator', ConditionOperator),
  }
  if (!isGiven(Value)) return condition
  const { Type, Value: text } = objectOf('Value', Value, ['Type', 'Value'])
  return { ...condition, value: { type: textOf('Type', Type), text: textOf('Value', text) } }
}

/** A member that the type has not is refused; one that is not given is as if it were null. */
function objectOf(name: string, value: unknown, members: readonly string[]): Json {
  if (!isGiven(value)) return {}
  if (typeof value !== 'object' || Array.isArray(value)) throw badQuery(`'${name}' is no object.`)
  const given: Json = { ...value }
  const unknown = Object.keys(given).find((member) => !members.includes(member) && !member.startsWith('@odata.'))
  if (unknown !== undefined) throw badQuery(`'${name}' has no member '${unknown}'; it has ${members.join(', ')}.`)
  return given
}

function listOf(name: string, value: unknown): readonly unknown[] {
  if (!isGiven(value)) return []
  if (!Array.isArray(value)) throw badQuery(`'${name}' is no list.`)
  return value
}

function textOf(name: string, value: unknown): string {
  if (typeof value !== 'string') throw badQuery(`'${name}' has to be a text.`)
  return value
}

function isGiven(value: unknown): value is object | string | number | boolean {
  return value !== null && value !== undefined
}
