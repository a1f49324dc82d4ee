import { type Client, createClient, ref } from 'dynamics365-crm'
import { createEmulator, type Emulator } from 'dynamics365-crm/emulator'
import { account } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import {
  deleteFile,
  downloadFile,
  downloadImage,
  downloadParts,
  type FilePlace,
  imageOf,
  streamFile,
  type UploadProgress,
  uploadFile,
  uploadWholeFile,
} from 'dynamics365-crm/files'
import { beforeEach, describe, expect, it } from 'vitest'
import { contractFile } from '../../fixtures/contract-file.js'

const megabyte = 1024 * 1024
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1])

/** Bytes of which no two neighbours in a file are the same part. */
function someBytes(size: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: size }, (_, index) => (index * 31 + (index >> 8)) & 255)
}

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function allOf(parts: AsyncIterable<Uint8Array>): Promise<readonly Uint8Array[]> {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return all
}

/** Compared in one go: of large arrays `toEqual` takes its time. */
function same(one: Uint8Array | undefined, other: Uint8Array): boolean {
  return one !== undefined && Buffer.compare(one, other) === 0
}

let emulator: Emulator
let crm: Client
let place: FilePlace
let sent: { readonly method: string; readonly url: string; readonly headers: Headers }[]
/** Whether the answer to a request is lost. */
let lost: (url: string, headers: Headers) => boolean

beforeEach(async () => {
  emulator = createEmulator({ metadata: contractFile })
  sent = []
  lost = () => false
  crm = createClient({
    orgUrl: emulator.orgUrl,
    credential: async () => 'any',
    maxRetries: 1,
    fetch: async (input, init) => {
      const request = new Request(input, init)
      sent.push({ method: request.method, url: request.url, headers: request.headers })
      const { url, headers } = request
      const answer = await emulator.fetch(request)
      if (!lost(url, headers)) return answer
      throw new TypeError('fetch failed')
    },
  })
  place = { target: ref(account, await crm.create(account, { name: 'Northwind' })), column: 'new_contractfile' }
  sent = []
})

const stored = async () => (await crm.execute(downloadFile(place)))?.bytes

describe('uploadFile', () => {
  it.each([
    ['bytes', () => someBytes(100)],
    ['a Buffer', () => Buffer.from(someBytes(100))],
    ['a Blob', () => new Blob([someBytes(100)])],
  ])('sends %s of a small file in one request', async (_, content) => {
    const progress: UploadProgress[] = []

    const result = await uploadFile(
      crm,
      { ...place, name: 'a.bin', content: content() },
      { onProgress: (step) => progress.push(step) },
    )

    expect(result).toEqual({ sizeInBytes: 100 })
    expect(sent.map(({ method, headers }) => [method, headers.get('x-ms-file-name')])).toEqual([['PATCH', 'a.bin']])
    expect(progress).toEqual([{ done: 100, total: 100 }])
    expect(same(await stored(), someBytes(100))).toBe(true)
  })

  it('sends a name beyond ASCII in the query, and reads it back', async () => {
    await uploadFile(crm, { ...place, name: 'Verträge & mehr.pdf', content: someBytes(3) })

    expect(sent[0]?.headers.has('x-ms-file-name')).toBe(false)
    expect(await crm.execute(downloadFile(place))).toMatchObject({ name: 'Verträge & mehr.pdf', sizeInBytes: 3 })
  })

  it('sends a large file in parts of the size that the service says', async () => {
    const content = someBytes(9 * megabyte)
    const done: number[] = []

    await uploadFile(
      crm,
      { ...place, name: 'ä.bin', content },
      { onProgress: (step) => done.push(step.done / megabyte) },
    )

    expect(done).toEqual([0, 4, 8, 9])
    expect(sent.map(({ headers }) => headers.get('content-range'))).toEqual([
      null,
      'bytes 0-4194303/9437184',
      'bytes 4194304-8388607/9437184',
      'bytes 8388608-9437183/9437184',
    ])
    expect(same(await stored(), content)).toBe(true)
  })

  it('sends a part again whose answer was lost', async () => {
    const content = someBytes(5_000)
    let times = 0
    lost = (_, headers) => headers.get('content-range')?.startsWith('bytes 2000-') === true && times++ === 0

    await uploadFile(crm, { ...place, name: 'a', content }, { chunkSizeInBytes: 2_000 })

    expect(times).toBe(2)
    expect(same(await stored(), content)).toBe(true)
  })

  it.each([
    ['bytes', () => someBytes(5_000), 'content-range'],
    ['a stream', () => inChunks(someBytes(5_000), 700), 'UploadBlock'],
  ])('goes on with %s where it broke off', async (_, content, mark) => {
    let resume: UploadProgress['resume']
    let parts = 0
    const isPart = (url: string, headers: Headers) => headers.has(mark) || url.endsWith(mark)
    lost = (url, headers) => isPart(url, headers) && ++parts > 1
    const input = () => ({ ...place, name: 'a', content: content() })
    const broken = uploadFile(crm, input(), {
      chunkSizeInBytes: 2_000,
      onProgress: (step) => {
        resume = step.resume
      },
    })
    await expect(broken).rejects.toMatchObject({ kind: 'transport' })
    lost = () => false
    sent = []

    await uploadFile(crm, input(), { resume: JSON.parse(JSON.stringify(resume)) })

    expect(resume).toMatchObject({ done: 2_000 })
    expect(sent.filter(({ url, headers }) => isPart(url, headers))).toHaveLength(2)
    expect(same(await stored(), someBytes(5_000))).toBe(true)
  })

  it('sends a stream in blocks, and knows the id and the type of the file', async () => {
    const bytes = someBytes(5_000)
    const content = new Blob([bytes]).stream()

    const result = await uploadFile(
      crm,
      { ...place, name: 'a.txt', content, mimeType: 'text/plain' },
      { chunkSizeInBytes: 2_000 },
    )

    expect(result).toEqual({ sizeInBytes: 5_000, fileId: expect.stringMatching(/^[0-9a-f-]{36}$/) })
    expect(sent.map(({ url }) => url.split('/').at(-1))).toEqual([
      'InitializeFileBlocksUpload',
      'UploadBlock',
      'UploadBlock',
      'UploadBlock',
      'CommitFileBlocksUpload',
    ])
    expect(await crm.execute(downloadFile(place))).toMatchObject({ mimeType: 'text/plain', name: 'a.txt' })
    expect(same(await stored(), bytes)).toBe(true)
  })

  it('stops between two parts when the caller says so', async () => {
    const stop = new AbortController()

    const upload = uploadFile(
      crm,
      { ...place, name: 'a', content: someBytes(5_000) },
      { chunkSizeInBytes: 2_000, signal: stop.signal, onProgress: ({ done }) => done === 2_000 && stop.abort() },
    )

    await expect(upload).rejects.toMatchObject({ kind: 'transport' })
    expect(await stored()).toBeUndefined()
  })

  it.each<[string, () => Promise<unknown>]>([
    ['no name', () => uploadFile(crm, { ...place, name: ' ', content: someBytes(1) })],
    [
      'more bytes than the column takes',
      () => uploadFile(crm, { ...place, name: 'a', content: someBytes(1_025), maxSizeInKB: 1 }),
    ],
    ['a column that is no name', () => uploadFile(crm, { ...place, column: 'a/b', name: 'a', content: someBytes(1) })],
    [
      'a record without its table',
      () => uploadFile(crm, { ...place, target: ref('account', place.target.id), name: 'a', content: someBytes(1) }),
    ],
    [
      'parts of no size',
      () => uploadFile(crm, { ...place, name: 'a', content: someBytes(1) }, { chunkSizeInBytes: 0 }),
    ],
  ])('refuses %s before anything is sent', async (_, upload) => {
    await expect(upload()).rejects.toBeInstanceOf(UsageError)

    expect(sent).toEqual([])
  })

  it('refuses the block with which a stream becomes too large', async () => {
    const content = inChunks(someBytes(3_000), 500)

    const upload = uploadFile(crm, { ...place, name: 'a', content, maxSizeInKB: 2 }, { chunkSizeInBytes: 1_024 })

    await expect(upload).rejects.toBeInstanceOf(UsageError)
    expect(sent.filter(({ url }) => url.endsWith('UploadBlock'))).toHaveLength(2)
  })

  it('refuses 128 MB in one request', () => {
    const content = new Blob(Array.from({ length: 128 }, () => new Uint8Array(megabyte)))

    expect(() => uploadWholeFile({ ...place, name: 'a', content })).toThrow('128 MB')
  })
})

describe('a download', () => {
  it('gives a range of a file, as bytes and as a stream', async () => {
    await uploadFile(crm, { ...place, name: 'a.bin', content: someBytes(100) })

    const bytes = await crm.execute(downloadFile({ ...place, range: { from: 10, to: 19 } }))
    const streamed = await crm.execute(streamFile({ ...place, range: { from: 90 } }))

    expect(bytes).toEqual({
      name: 'a.bin',
      sizeInBytes: 100,
      mimeType: 'application/octet-stream',
      bytes: someBytes(100).slice(10, 20),
    })
    expect(await new Response(streamed?.stream).bytes()).toEqual(someBytes(100).slice(90))
  })

  it('is null for a column without a file', async () => {
    await uploadFile(crm, { ...place, name: 'a', content: someBytes(1) })
    await crm.execute(deleteFile(place))

    expect(await crm.execute(downloadFile(place))).toBeNull()
    expect(await crm.execute(streamFile(place))).toBeNull()
    for await (const part of downloadParts(crm, place)) expect(part).toBeUndefined()
  })

  it('goes on in parts over an answer that is lost, and from where another stopped', async () => {
    const content = someBytes(5_000)
    await uploadFile(crm, { ...place, name: 'a', content })
    let times = 0
    lost = (_, headers) => headers.get('range') === 'bytes=2000-3999' && times++ === 0
    const done: number[] = []

    const parts = await allOf(
      downloadParts(crm, place, { chunkSizeInBytes: 2_000, onProgress: (step) => done.push(step.done) }),
    )
    const rest = await allOf(downloadParts(crm, place, { from: 4_000 }))

    expect(times).toBe(2)
    expect(done).toEqual([2_000, 4_000, 5_000])
    expect(same(Buffer.concat(parts), content)).toBe(true)
    expect(same(Buffer.concat(rest), content.subarray(4_000))).toBe(true)
  })

  it('refuses a range that ends before it begins', () => {
    expect(() => downloadFile({ ...place, range: { from: 2, to: 1 } })).toThrow(UsageError)
    expect(() => downloadFile({ ...place, range: { from: -1 } })).toThrow(UsageError)
  })
})

describe('an image', () => {
  it('is written with its record and read as bytes', async () => {
    const image = { ...place, column: 'entityimage' }

    await crm.update(account, place.target.id, { entityimage: imageOf(png) })

    expect(await crm.execute(downloadImage(image))).toEqual(png)
    expect(await crm.execute(downloadImage({ ...image, size: 'full' }))).toEqual(png)
    expect(sent.at(-1)?.url).toMatch(/entityimage\/\$value\?size=full$/)
    await crm.update(account, place.target.id, { entityimage: null })
    expect(await crm.execute(downloadImage(image))).toBeNull()
  })

  it('is refused when it is of another type or too large', () => {
    const large = new Uint8Array(30 * megabyte + 1)
    large.set(png)

    expect(() => imageOf(new TextEncoder().encode('<svg/>'))).toThrow('a png')
    expect(() => imageOf(large)).toThrow('30 MB')
  })
})
