import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { TableFacts } from '../../src/schema/index.js'

/** OASIS's ABNF of OData with what Dataverse allows beyond it; it is not part of this repository. */
const folder = new URL('../../../shared/odata-abnf/', import.meta.url)

export const isGrammarAtHand = existsSync(folder)

const parts = ['odata-abnf-construction-rules.txt', 'odata-aggregation-abnf.txt', 'dataverse-ext-abnf.txt']

interface State {
  state: number
  phraseLength: number
}
type RuleCallback = (state: State, characters: readonly number[], start: number) => void
interface ApgParser {
  readonly callbacks: Record<string, RuleCallback>
  parse(
    grammar: unknown,
    rule: string,
    input: readonly number[],
  ): { readonly success: boolean; readonly maxMatched: number }
}
interface ApgApi {
  readonly errors: readonly unknown[]
  generate(): void
  toObject(): unknown
}
interface Apg {
  readonly parser: new () => ApgParser
  readonly ids: { readonly MATCH: number; readonly NOMATCH: number }
}

/** What is wrong with a URL: the text with a mark where the grammar last followed it; undefined when nothing is. */
export type Judge = (relativeUrl: string) => string | undefined

/** The names that URLs may have. */
export interface GrammarNames {
  readonly tables: readonly TableFacts[]
  readonly otherSets: readonly string[]
  readonly functions: readonly string[]
}

/**
 * Compiles the grammar. Its rules tell names apart that look the same, so it is given the names that there are, as in
 * OASIS's own test cases.
 */
export function compileGrammar(names: GrammarNames): Judge {
  const require = createRequire(import.meta.url)
  const { api: Api } = require('apg-js/src/apg-api/node-exports.js') as { readonly api: new (text: string) => ApgApi } // without types
  const { parser: Parser, ids } = require('apg-js/src/apg-lib/node-exports.js') as Apg // as above
  const text = parts.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n')
  const api = new Api(`${text.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n')}\r\n`)
  api.generate()
  if (api.errors.length > 0) throw new Error(`The grammar cannot be compiled: ${JSON.stringify(api.errors[0])}`)
  const grammar = api.toObject()
  const parser = new Parser()
  for (const [rule, allowed] of Object.entries(namesByRule(names))) {
    const known = new Set(allowed)
    parser.callbacks[rule.toLowerCase()] = (state, characters, start) => {
      if (state.state !== ids.MATCH) return
      const phrase = String.fromCharCode(...characters.slice(start, start + state.phraseLength))
      if (known.has(phrase)) return
      state.state = ids.NOMATCH
      state.phraseLength = 0
    }
  }
  const judge: Judge = (text) => {
    const { success, maxMatched } = parser.parse(grammar, 'odataRelativeUri', [...Buffer.from(text)])
    return success ? undefined : `${text.slice(0, maxMatched)} ⟂ ${text.slice(maxMatched)}`
  }
  // The grammar lets `&` stand inside of quotes; whoever reads a URL cuts it there first.
  return (relativeUrl) => {
    const [path = '', query] = normalized(relativeUrl).split(/\?(.*)/s)
    if (query === undefined) return judge(path)
    return query
      .split('&')
      .map((option) => judge(`${path}?${option}`))
      .find((fault) => fault !== undefined)
  }
}

function namesByRule({ tables, otherSets, functions }: GrammarNames): Readonly<Record<string, readonly string[]>> {
  const none: readonly string[] = []
  const keys = tables.map(({ primaryKey }) => primaryKey)
  return {
    namespacePart: ['Microsoft', 'Dynamics', 'CRM'],
    entitySetName: [...tables.map(({ entitySetName }) => entitySetName), ...otherSets],
    entityTypeName: tables.map(({ logicalName }) => logicalName),
    entityNavigationProperty: tables.flatMap(({ navigation }) => navigation.map(({ name }) => name)),
    entityColNavigationProperty: tables.flatMap(({ collections }) => collections.map(({ name }) => name)),
    primitiveKeyProperty: keys,
    primitiveNonKeyProperty: tables.flatMap(({ columns }) => columns.map(({ property }) => property)),
    primitiveFunction: functions,
    primitiveFunctionImport: functions,
    lambdaVariableExpr: ['r1', 'r2', 'r3'],
    customName: ['fetchXml', 'savedQuery', 'userQuery', 'tag'],
    ...Object.fromEntries(
      `singletonEntity action actionImport complexProperty complexColProperty complexTypeName complexFunction
      complexFunctionImport complexColFunction complexColFunctionImport entityFunction entityFunctionImport
      entityColFunction entityColFunctionImport primitiveColProperty primitiveColFunction primitiveColFunctionImport
      streamProperty keyPathLiteral enumerationMember enumerationTypeName customAggregate primitiveAnnotationInQuery`
        .split(/\s+/)
        .map((rule) => [rule, none]),
    ),
  }
}

/** The rules assume that unreserved characters are not percent-encoded. Source: RFC 3986, 6.2.2.2. */
function normalized(url: string): string {
  return url.replace(/%[0-9A-Fa-f]{2}/g, (code) => {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16))
    return /[A-Za-z0-9._~-]/.test(character) ? character : code
  })
}
