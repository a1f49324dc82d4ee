/** How many tables the made-up organization has, and how wide each is. */
export const tableCount = 60
const columnCount = 100

/** `t00` … `t59`, wrapping around. */
export const nameOf = (index: number): string => `t${String(index % tableCount).padStart(2, '0')}`
/** The interface of a table. */
export const typeOf = (index: number): string => `T${nameOf(index).slice(1)}`

/** Plain columns come in this order, over and over: the mix that sales tables have. */
const kinds = [
  ['text', 'Text'],
  ['choice', 'ChoiceColumn<1 | 2 | 3 | 4>'],
  ['money', 'Money'],
  ['instant', 'DateTime'],
  ['flag', 'TwoOption'],
  ['memo', 'Memo'],
  ['whole', 'WholeNumber'],
  ['base', 'ReadOnly<Money>'],
  ['day', 'DateOnly'],
  ['decimal', 'Decimal'],
] as const

interface LookupShape {
  readonly name: string
  readonly targets: readonly number[]
  readonly readOnly?: true
}

/** Two simple lookups, a customer, an owner, one that can hold ten tables, and one that the service sets. */
function lookupsOf(table: number): readonly LookupShape[] {
  return [
    { name: 'parentid', targets: [table + 1] },
    { name: 'relatedid', targets: [table + 7] },
    { name: 'customerid', targets: [table + 2, table + 3] },
    { name: 'ownerid', targets: [58, 59] },
    { name: 'regardingid', targets: Array.from({ length: 10 }, (_, step) => table + 5 + step) },
    { name: 'createdby', targets: [59], readOnly: true },
  ]
}

const navigationOf = (table: number) =>
  lookupsOf(table).flatMap(({ name, targets }) =>
    targets.map((target) => ({
      property: targets.length === 1 ? name : `${name}_${nameOf(target)}`,
      target,
      lookup: name,
    })),
  )

/** The other side of every simple lookup. */
const collectionsOf = (table: number) => [
  { property: 'children', target: table + tableCount - 1 },
  { property: 'relations', target: table + tableCount - 7 },
]

function columnsOf(table: number): readonly (readonly [name: string, kind: string])[] {
  const fixed = [
    [`${nameOf(table)}id`, 'PrimaryKey'],
    ['name', 'Text'],
    ['statecode', 'UpdateOnly<StateColumn<0 | 1>>'],
    ['createdon', 'ReadOnly<DateTime>'],
    ...lookupsOf(table).map(({ name, targets }) => [
      `_${name}_value`,
      `LookupId<${targets.map((target) => `'${nameOf(target)}'`).join(' | ')}>`,
    ]),
  ] as [string, string][]
  const plain = Array.from({ length: columnCount - fixed.length }, (_, index) => {
    const [name, kind] = kinds[index % kinds.length] ?? kinds[0]
    return [`${name}${Math.floor(index / kinds.length)}`, kind] as const
  })
  return [...fixed, ...plain]
}

const block = (lines: readonly string[]): string => `{\n${lines.map((line) => `    ${line}\n`).join('')}  }`

/** One module, in the shape that the generator gives a table. */
export function tableModule(table: number): string {
  const lookups = lookupsOf(table)
  const navigation = navigationOf(table)
  const collections = collectionsOf(table)
  const imported = new Set([...navigation, ...collections].map(({ target }) => nameOf(target)))
  imported.delete(nameOf(table))
  const bindings = lookups.map(
    ({ name }) =>
      `${name}: { ${navigation
        .filter(({ lookup }) => lookup === name)
        .map(({ property, target }) => `${nameOf(target)}: '${property}'`)
        .join(', ')} },`,
  )
  return `import type {
  ChoiceColumn, DateOnly, DateTime, Decimal, Lookup, LookupId, Memo, Money, PrimaryKey, ReadOnly, StateColumn, Table, Text, TwoOption, UpdateOnly, WholeNumber,
} from 'dynamics365-crm/runtime'
${[...imported].map((name) => `import type { T${name.slice(1)} } from './${name}.js'\n`).join('')}
export interface ${typeOf(table)} {
  readonly name: '${nameOf(table)}'
  readonly columns: ${block(columnsOf(table).map(([name, kind]) => `/** Column ${name}. */ readonly ${name}: ${kind}`))}
  readonly lookups: ${block(
    lookups
      .filter(({ readOnly }) => !readOnly)
      .map(
        ({ name, targets }) =>
          `readonly ${name}: Lookup<${targets.map((target) => `'${nameOf(target)}'`).join(' | ')}>`,
      ),
  )}
  readonly navigation: ${block(navigation.map(({ property, target }) => `readonly ${property}: ${typeOf(target)}`))}
  readonly collections: ${block(collections.map(({ property, target }) => `readonly ${property}: ${typeOf(target)}`))}
  readonly required: 'name'
}

export const ${nameOf(table)}: Table<${typeOf(table)}> = {
  name: '${nameOf(table)}',
  entitySetName: '${nameOf(table)}s',
  primaryKey: '${nameOf(table)}id',
  primaryName: 'name',
  kinds: { ${nameOf(table)}id: 'guid', createdon: 'dateTime' },
  lookups: ${block(bindings)},
  computed: ['createdon'],
}
`
}
