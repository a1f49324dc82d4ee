import { readFileSync } from 'node:fs'
import { ref } from 'dynamics365-crm'
import * as operations from 'dynamics365-crm/operations'
import { describe, expect, it } from 'vitest'

interface ParameterText {
  readonly name: string
  readonly type: string
  readonly optional?: boolean
}

interface OperationText {
  readonly name: string
  readonly kind: 'action' | 'function'
  readonly binding?: {
    readonly tables: readonly string[]
    readonly collection?: boolean
    readonly isCollection?: boolean
  }
  readonly parameters: readonly ParameterText[]
  readonly result?: string
}

interface Document {
  readonly operations: readonly OperationText[]
  readonly complexTypes: readonly { readonly name: string }[]
  readonly enumTypes: readonly { readonly name: string; readonly members: readonly { readonly name: string }[] }[]
  readonly tables: readonly { readonly name: string; readonly entitySetName: string; readonly primaryKey: string }[]
}

const document: Document = JSON.parse(readFileSync('codegen/operations.json', 'utf8'))
const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'

const primitives: Readonly<Record<string, unknown>> = {
  'Edm.String': "it's",
  'Edm.Boolean': true,
  'Edm.Int16': 3,
  'Edm.Int32': 3,
  'Edm.Int64': 3n,
  'Edm.Double': 1.5,
  'Edm.Decimal': 1.5,
  'Edm.Guid': id,
  'Edm.DateTimeOffset': '2026-03-01T10:00:00Z',
  'Edm.Binary': 'SGVsbG8=',
  'Edm.Date': '2026-03-01',
}

/** A value of a type of the metadata. */
function sampleOf(type: string): unknown {
  const list = /^Collection\((.+)\)$/.exec(type)?.[1]
  if (list !== undefined) return [sampleOf(list)]
  if (type in primitives) return primitives[type]
  const [member] = document.enumTypes.find(({ name }) => name === type)?.members ?? []
  if (member !== undefined) return member.name
  if (document.complexTypes.some(({ name }) => name === type)) return {}
  return recordOf(type)
}

function recordOf(type: string) {
  const table = document.tables.find(({ name }) => name === type)
  return table === undefined
    ? ref({ name: 'account', entitySetName: 'accounts', primaryKey: 'accountid' }, id)
    : ref(table, id)
}

type Call = (...given: readonly unknown[]) => {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly body?: unknown
  read(answer: { status: number; headers: Headers; body: unknown }): unknown
}

/** Calls a generated function with every parameter, or with those only that cannot be left out. */
function call(operation: OperationText, all: boolean) {
  // Every export of the module that the document names is a function that makes an operation.
  const make = (operations as unknown as Readonly<Record<string, Call>>)[operation.name]
  if (make === undefined) throw new Error(`${operation.name} was not generated.`)
  const parameters = operation.parameters.filter(({ optional }) => all || optional !== true)
  const given = Object.fromEntries(parameters.map(({ name, type }) => [name, sampleOf(type)]))
  const hasParameters = operation.parameters.length > 0
  return { made: make(...targetOf(operation), ...(hasParameters ? [given] : [])), names: Object.keys(given) }
}

/** What is bound to a set takes the table where there are several. */
function targetOf({ binding }: OperationText): readonly unknown[] {
  const [table, ...others] = binding?.tables ?? []
  if (table === undefined) return []
  if (isOfSet(binding)) return others.length === 0 ? [] : [table]
  return [recordOf(table)]
}

function isOfSet(binding: OperationText['binding']): boolean {
  return binding?.collection === true || binding?.isCollection === true
}

function answerTo(result: string | undefined): unknown {
  if (result === undefined) return undefined
  if (result.startsWith('Collection(Edm') || result.startsWith('Edm.')) return { value: [] }
  return result.startsWith('Collection(')
    ? { value: [{ '@odata.type': '#Microsoft.Dynamics.CRM.account' }] }
    : { Any: 1 }
}

describe('every action and function of the metadata', () => {
  it.each(document.operations.map((operation) => [operation.name, operation] as const))(
    'can be called and its answer read: %s',
    (name, operation) => {
      for (const all of [true, false]) {
        const { made, names } = call(operation, all)

        expect(made).toMatchObject({ name, method: operation.kind === 'action' ? 'POST' : 'GET' })
        expect(made.path).toContain(name)
        if (operation.binding !== undefined) expect(made.path).toContain(`Microsoft.Dynamics.CRM.${name}`)
        if (operation.kind === 'action') expect(Object.keys(Object(made.body))).toEqual(names)
        else for (const parameter of names) expect(made.path).toContain(`${parameter}=@p`)
        made.read({ status: 200, headers: new Headers(), body: answerTo(operation.result) })
      }
    },
  )

  it('has parameters and results of every kind', () => {
    const kinds = new Set(document.operations.flatMap(({ parameters }) => parameters.map(({ type }) => kindOf(type))))
    const results = new Set(
      document.operations.map(({ result }) => (result === undefined ? 'nothing' : kindOf(result))),
    )

    expect([...kinds].toSorted()).toEqual([
      'complex',
      'enum',
      'list of complex',
      'list of enum',
      'list of primitive',
      'list of record',
      'primitive',
      'record',
    ])
    expect([...results].toSorted()).toEqual(['complex', 'list of record', 'nothing', 'record'])
  })
})

function kindOf(type: string): string {
  const list = /^Collection\((.+)\)$/.exec(type)?.[1]
  if (list !== undefined) return `list of ${kindOf(list)}`
  if (type.startsWith('Edm.')) return 'primitive'
  if (document.enumTypes.some(({ name }) => name === type)) return 'enum'
  return document.complexTypes.some(({ name }) => name === type) ? 'complex' : 'record'
}
