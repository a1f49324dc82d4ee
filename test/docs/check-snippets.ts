import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import type { Snippet } from './snippet.js'

const folder = import.meta.dirname
const prelude = join(folder, 'prelude.ts')

/** Checks all snippets in one program: what the compiler says of each, by its place. */
export function checkSnippets(snippets: readonly Snippet[]): ReadonlyMap<string, readonly string[]> {
  const names = importedNames()
  const texts = new Map(snippets.map((snippet, index) => [join(folder, `snippet-${index}.ts`), wrap(snippet, names)]))
  const options = compilerOptions()
  const program = ts.createProgram([prelude, ...texts.keys()], options, hostWith(texts, options))
  const said = [...texts.keys()].map((file) => {
    const source = program.getSourceFile(file)
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
    )
  })
  return new Map(snippets.map(({ place }, index) => [place, said[index] ?? []]))
}

/** A fragment is the body of a function, so that it may name its own variables as the prelude names its. */
function wrap({ code, isProgram }: Snippet, names: string): string {
  if (isProgram) return code
  return `import { ${names} } from './prelude.js'\nexport async function fragment() {\n${code}\n}\n`
}

function importedNames(): string {
  const { statements } = ts.createSourceFile(prelude, readFileSync(prelude, 'utf8'), ts.ScriptTarget.Latest)
  const names = statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []))
    }
    if (!ts.isExportDeclaration(statement) || !statement.exportClause || !ts.isNamedExports(statement.exportClause)) {
      return []
    }
    return statement.exportClause.elements.map(({ name, isTypeOnly }) => `${isTypeOnly ? 'type ' : ''}${name.text}`)
  })
  return names.join(', ')
}

function compilerOptions(): ts.CompilerOptions {
  const file = join(folder, '../../tsconfig.json')
  const { config } = ts.readConfigFile(file, ts.sys.readFile)
  return ts.parseJsonConfigFileContent(config, ts.sys, dirname(file)).options
}

/** Reads the snippets from memory, as if they stood beside the prelude. */
function hostWith(texts: ReadonlyMap<string, string>, options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options)
  return {
    ...host,
    fileExists: (file) => texts.has(file) || host.fileExists(file),
    readFile: (file) => texts.get(file) ?? host.readFile(file),
    getSourceFile(file, languageVersion, ...rest) {
      const text = texts.get(file)
      return text === undefined
        ? host.getSourceFile(file, languageVersion, ...rest)
        : ts.createSourceFile(file, text, languageVersion)
    },
  }
}
