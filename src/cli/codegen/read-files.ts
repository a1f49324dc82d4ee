import { readFile, stat } from 'node:fs/promises'
import { type MetadataDocument, refusedBy } from '../../../codegen/index.js'
import { CommandError } from '../command-error.js'
import { shownPath } from './shown-path.js'

/** In bytes: about as many characters as a text can have. */
const largestFile = 512 * 2 ** 20

/** Reads documents from files; they are named as seen from the folder. */
export async function readFiles(
  files: readonly string[],
  folder: string,
  onFile: () => void,
): Promise<readonly MetadataDocument[]> {
  return Promise.all(
    files.map(async (file) => {
      const name = shownPath(file, folder)
      const text = decode(name, await read(name, file))
      onFile()
      return { name, text }
    }),
  )
}

async function read(name: string, file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file)
    if (size <= largestFile) return await readFile(file)
  } catch (error) {
    throw refusedBy(error, `${name} cannot be read`)
  }
  throw new CommandError(`${name} cannot be read: it is larger than 512 MB.`)
}

/** What Windows PowerShell redirects into a file is UTF-16. */
function decode(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new CommandError(`${name} cannot be read: it is no text in ${encodingOf(bytes).toUpperCase()}.`, { cause })
  }
}

/** By the byte order mark. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
