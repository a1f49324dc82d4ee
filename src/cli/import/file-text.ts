import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { CommandError } from '../command-error.js'
import { fileFault } from '../file-fault.js'
import type { Terminal } from '../terminal.js'

/** A text that is read piece by piece. */
export interface FileText {
  /** In bytes; undefined where nobody knows before the end. */
  readonly size: number | undefined
  /** How many bytes have been read. */
  readonly position: () => number
  readonly pieces: AsyncIterable<string>
  /** Where it is not read to its end. */
  close(): void
}

/** The text of a file, or for `-` what is typed or piped in. UTF-8, or UTF-16 with its mark. */
export async function fileText(name: string, path: string, input: Terminal['input']): Promise<FileText> {
  const fromInput = name === '-'
  const size = fromInput ? undefined : await sizeOf(name, path)
  const stream = fromInput ? input : createReadStream(path)
  let read = 0
  async function* bytes() {
    try {
      for await (const chunk of stream) {
        const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
        read += piece.length
        yield piece
      }
    } catch (error) {
      throw fileFault(error, `${name} cannot be read`)
    }
  }
  return {
    size,
    position: () => read,
    pieces: decoded(fromInput ? 'the input' : name, bytes()),
    close() {
      if (stream instanceof Readable) stream.destroy()
    },
  }
}

async function sizeOf(name: string, path: string): Promise<number> {
  try {
    const about = await stat(path)
    if (about.isFile()) return about.size
  } catch (error) {
    throw fileFault(error, `${name} cannot be read`)
  }
  throw new CommandError(`${name} cannot be read: it is no file.`)
}

/** What is no text in the encoding is refused: a replaced letter would be stored. */
async function* decoded(name: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  let decoder: TextDecoder | undefined
  let encoding = 'utf-8'
  let start = new Uint8Array()
  try {
    for await (const chunk of bytes) {
      if (decoder !== undefined) {
        yield decoder.decode(chunk, { stream: true })
        continue
      }
      start = Buffer.concat([start, chunk])
      if (start.length < 2) continue
      encoding = encodingOf(start)
      decoder = new TextDecoder(encoding, { fatal: true })
      yield decoder.decode(start, { stream: true })
    }
    decoder ??= new TextDecoder(encoding, { fatal: true })
    yield decoder.decode(start.length < 2 ? start : undefined)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new CommandError(
      `${name} is no text in ${encoding.toUpperCase()}: save it in that encoding. Excel calls it "CSV UTF-8".`,
      { cause: error },
    )
  }
}

/** By the byte order mark. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
