/** One statement of a generated module, its types and its values apart. */
export type Statement =
  | { readonly kind: 'import'; readonly names: readonly string[]; readonly from: string }
  | { readonly kind: 'import-types'; readonly names: readonly string[]; readonly from: string }
  | {
      readonly kind: 'export'
      readonly names: readonly string[]
      readonly types: readonly string[]
      readonly from: string
    }
  /** An interface or an alias, whole. */
  | { readonly kind: 'type'; readonly doc?: string; readonly text: string }
  | ConstStatement
  | FunctionStatement

export interface ConstStatement {
  readonly kind: 'const'
  readonly doc?: string
  readonly name: string
  /** Of a constant that is typed by its own value, that type as declarations write it. */
  readonly type: string
  readonly isLiteral?: boolean
  readonly value: string
}

export interface FunctionStatement {
  readonly kind: 'function'
  /** With all lines, without the marks of a comment. */
  readonly doc?: string
  readonly name: string
  /** With types: `entity: string, parameters?: Parameters`. */
  readonly parameters: string
  /** Without: `entity, parameters`. */
  readonly bareParameters: string
  readonly result: string
  /** What it returns. */
  readonly returns: string
}

/** TypeScript, or JavaScript and its declarations. */
export type Emit = 'ts' | 'js'

export interface Module {
  /** Without an ending: `entities/lead`. */
  readonly path: string
  /** First line. */
  readonly header: string
  readonly statements: readonly Statement[]
}

/** The files of a module: path → text. */
export function renderModule(module: Module, emit: Emit): readonly (readonly [path: string, text: string])[] {
  if (emit === 'ts') return [[`${module.path}.ts`, write(module, asTypeScript)]]
  return [
    [`${module.path}.js`, write(module, asJavaScript)],
    [`${module.path}.d.ts`, write(module, asDeclaration)],
  ]
}

function write({ header, statements }: Module, as: (statement: Statement) => string): string {
  let text = header
  let before: Statement['kind'] | undefined
  for (const statement of statements) {
    const written = as(statement)
    if (written === '') continue
    const isLine = isLineOf(statement.kind)
    text += before === undefined || (isLine && isLineOf(before)) ? written : `\n${written}`
    text += '\n'
    before = statement.kind
  }
  return text
}

/** Imports and exports stand together; all else has a blank line before it. */
function isLineOf(kind: Statement['kind']): boolean {
  return kind === 'import' || kind === 'import-types' || kind === 'export'
}

function asTypeScript(statement: Statement): string {
  switch (statement.kind) {
    case 'import':
      return `import ${braced(statement.names)} from '${statement.from}'`
    case 'import-types':
      return `import type ${braced(statement.names)} from '${statement.from}'`
    case 'export':
      return exported([...statement.types.map((name) => `type ${name}`), ...statement.names], statement.from)
    case 'type':
      return `${comment(statement.doc)}${statement.text}`
    case 'const': {
      const { doc, name, type, isLiteral, value } = statement
      const text = isLiteral ? `${value} as const` : value
      return `${comment(doc)}export const ${name}${isLiteral ? '' : `: ${type}`} = ${text}`
    }
    case 'function': {
      const { doc, name, parameters, result, returns } = statement
      return `${comment(doc)}export function ${name}(${parameters}): ${result} {\n  return ${returns}\n}`
    }
  }
}

function asJavaScript(statement: Statement): string {
  switch (statement.kind) {
    case 'import':
      return `import ${braced(statement.names)} from '${statement.from}'`
    case 'export':
      return statement.names.length === 0 ? '' : exported(statement.names, statement.from)
    case 'const':
      return `${comment(statement.doc)}export const ${statement.name} = ${statement.value}`
    case 'function': {
      const { doc, name, bareParameters, returns } = statement
      return `${comment(doc)}export function ${name}(${bareParameters}) {\n  return ${returns}\n}`
    }
    default:
      return ''
  }
}

function asDeclaration(statement: Statement): string {
  switch (statement.kind) {
    case 'import':
      return ''
    case 'const':
      return `${comment(statement.doc)}export declare const ${statement.name}: ${statement.type}`
    case 'function': {
      const { doc, name, parameters, result } = statement
      return `${comment(doc)}export declare function ${name}(${parameters}): ${result}`
    }
    default:
      return asTypeScript(statement)
  }
}

function braced(names: readonly string[]): string {
  const line = `{ ${names.join(', ')} }`
  return line.length <= 80 ? line : `{\n${names.map((name) => `  ${name},\n`).join('')}}`
}

function exported(names: readonly string[], from: string): string {
  return `export ${braced(names)} from '${from}'`
}

function comment(doc: string | undefined): string {
  if (doc === undefined || doc === '') return ''
  const lines = doc.replaceAll('*/', '* /').split('\n')
  if (lines.length === 1) return `/** ${doc} */\n`
  return `/**\n${lines.map((line) => (line === '' ? ' *' : ` * ${line}`)).join('\n')}\n */\n`
}
