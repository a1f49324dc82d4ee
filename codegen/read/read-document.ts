import { parseCsdl } from './csdl.js'
import type { Csdl } from './csdl-model.js'
import type { TableDefinition } from './definition-shapes.js'
import { readDefinitions } from './definitions.js'
import { parseJson } from './json.js'
import { MetadataError } from './metadata-error.js'

/** Metadata as text. `name` is a file or a URL, for errors. */
export interface MetadataDocument {
  readonly name: string
  readonly text: string
}

/** What a document turned out to be. */
type DocumentContent =
  | { readonly kind: 'csdl'; readonly csdl: Csdl }
  | { readonly kind: 'definitions'; readonly definitions: readonly TableDefinition[] }

/** Recognises a document by its content: `$metadata` as XML, definitions of tables as JSON. */
export function readDocument({ name, text }: MetadataDocument, language?: number): DocumentContent {
  const content = text.replace(/^\uFEFF/, '')
  switch (/\S/.exec(content)?.[0]) {
    case undefined:
      throw new MetadataError(name, 'it is empty.')
    case '<':
      refuseWebPage(name, content)
      return { kind: 'csdl', csdl: parseCsdl(content, name) }
    case '{':
    case '[':
      return { kind: 'definitions', definitions: readDefinitions(name, parseJson(name, content), language) }
    default:
      throw new MetadataError(
        name,
        'it is neither XML nor JSON. Wanted is $metadata, or definitions of tables as JSON.',
      )
  }
}

function refuseWebPage(name: string, content: string): void {
  const page = /<(?:!doctype\s+html|html)\b/iy
  page.lastIndex = startOfRoot(content)
  if (page.test(content)) throw new MetadataError(name, 'this is a web page, such as a login page, and no metadata.')
}

/** Blanks, comments and instructions may stand before the root. One at a time: a pattern of many would go back and forth. */
function startOfRoot(content: string): number {
  const between = /\s+|<!--[\s\S]*?-->|<\?[\s\S]*?\?>/y
  let at = 0
  while (between.test(content)) at = between.lastIndex
  return at
}
