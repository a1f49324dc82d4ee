import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type MetadataDocument, refusedBy } from '../../../codegen/index.js'

/** The organization's documents under the names that `--metadata` is then given. */
const fileNames: Readonly<Record<string, string>> = {
  $metadata: 'metadata.xml',
  RetrieveMetadataChanges: 'definitions.json',
}

/** Keeps what an organization has answered, so that the same can be generated again without it. */
export function saveDocuments(documents: readonly MetadataDocument[], folder: string, from: string): void {
  const target = resolve(from, folder)
  try {
    mkdirSync(target, { recursive: true })
    for (const { name, text } of documents) writeFileSync(join(target, fileNames[name] ?? name), text)
  } catch (error) {
    throw refusedBy(error, `${folder} cannot be written`)
  }
}
