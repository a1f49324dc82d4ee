import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Editor {
  /** What the compiler holds against the text, each a sentence. */
  readonly faults: readonly string[]
  /** What hovers over the first place where the marked text stands, as one line. */
  hover(mark: string): string
  /** The documentation that hovers with it. */
  documentation(mark: string): string
}

/** An editor with one file open, which sees the package as its tests do. */
export function openEditor(text: string): Editor {
  const fileName = resolve(root, 'test/types/snippet.ts')
  const service = ts.createLanguageService(hostOf(fileName, text))
  const infoAt = (mark: string) => {
    const at = text.indexOf(mark)
    if (at < 0) throw new Error(`The text has no ${mark}.`)
    return service.getQuickInfoAtPosition(fileName, at)
  }
  return {
    faults: [...service.getSyntacticDiagnostics(fileName), ...service.getSemanticDiagnostics(fileName)].map(
      ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '),
    ),
    hover: (mark) => ts.displayPartsToString(infoAt(mark)?.displayParts).replace(/\s+/g, ' '),
    documentation: (mark) => ts.displayPartsToString(infoAt(mark)?.documentation),
  }
}

function hostOf(fileName: string, text: string): ts.LanguageServiceHost {
  const { config } = ts.readConfigFile(resolve(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root)
  const read = (path: string) => (path === fileName ? text : ts.sys.readFile(path))
  return {
    getCompilationSettings: () => options,
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    getScriptFileNames: () => [fileName],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const content = read(path)
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content)
    },
    fileExists: (path) => path === fileName || ts.sys.fileExists(path),
    readFile: read,
    directoryExists: ts.sys.directoryExists,
  }
}
