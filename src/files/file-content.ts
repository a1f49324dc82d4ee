import { UsageError } from '../errors/index.js'

/** The bytes of a file: at hand, or as they come. A `Buffer` is a `Uint8Array`, and a Node stream is iterable. */
export type FileContent = Uint8Array | Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>

/** In bytes, where that is known before the content has come. */
export function sizeOf(content: FileContent): number | undefined {
  if (content instanceof Uint8Array) return content.byteLength
  return content instanceof Blob ? content.size : undefined
}

/** A content that is at hand, from one byte to before another. */
export async function sliceOf(content: Uint8Array | Blob, from: number, to: number): Promise<Uint8Array> {
  if (content instanceof Uint8Array) return content.subarray(from, to)
  return new Uint8Array(await content.slice(from, to).arrayBuffer())
}

/** The content in pieces of one size, the last of which may be smaller. What comes before `from` is passed over. */
export async function* piecesOf(content: FileContent, size: number, from = 0): AsyncGenerator<Uint8Array, void> {
  if (content instanceof Uint8Array || content instanceof Blob) {
    const end = sizeOf(content) ?? 0
    for (let at = from; at < end; at += size) yield await sliceOf(content, at, at + size)
    return
  }
  let toPass = from
  let piece = new Uint8Array(size)
  let filled = 0
  for await (const chunk of chunksOf(content)) {
    let rest = requireBytes(chunk)
    const passed = Math.min(toPass, rest.length)
    toPass -= passed
    rest = rest.subarray(passed)
    while (rest.length > 0) {
      const taken = rest.subarray(0, size - filled)
      piece.set(taken, filled)
      filled += taken.length
      rest = rest.subarray(taken.length)
      if (filled < size) continue
      yield piece
      piece = new Uint8Array(size)
      filled = 0
    }
  }
  if (filled > 0) yield piece.subarray(0, filled)
}

async function* chunksOf(content: Exclude<FileContent, Uint8Array | Blob>): AsyncGenerator<unknown, void> {
  if (!(content instanceof ReadableStream)) {
    if (typeof content?.[Symbol.asyncIterator] !== 'function') {
      throw new UsageError('content takes bytes, a Blob, a stream or an async iterable of bytes.')
    }
    yield* content
    return
  }
  const reader = content.getReader()
  let ended = false
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value
    ended = true
  } finally {
    if (!ended) await reader.cancel().catch(() => undefined) // whoever broke off has the error that matters
  }
}

function requireBytes(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk
  throw new UsageError('The content of a file comes as bytes: a stream of texts is to be encoded first.')
}
