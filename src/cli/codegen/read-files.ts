import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import type { MetadataDocument } from '../../../codegen/index.js'
import { CommandError } from '../command-error.js'

/** Reads documents from files; they are named as seen from the folder. */
export async function readFiles(
  files: readonly string[],
  folder: string,
  onFile: () => void,
): Promise<readonly MetadataDocument[]> {
  return Promise.all(
    files.map(async (file) => {
      const name = relative(folder, file)
      const text = decode(await readFile(file).catch((error: unknown) => refuse(name, error)))
      onFile()
      return { name, text }
    }),
  )
}

/** What Windows PowerShell redirects into a file is UTF-16. */
function decode(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes)
}

function refuse(name: string, error: unknown): never {
  const [, code, reason] = /^(E[A-Z]+): ([^,]+)/.exec(error instanceof Error ? error.message : '') ?? []
  throw new CommandError(`${name} cannot be read: ${code === undefined ? String(error) : `${reason} (${code})`}.`)
}
