import { beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../src/emulator/index.js'
import { contractFile } from '../fixtures/contract-file.js'
import { add, api, open, refusedWith, type Send } from './server-calls.js'

const chunk = 4_194_304
const octets = 'application/octet-stream'

describe('a file column', () => {
  let emulator: Emulator
  let send: Send
  let id: string
  let column: string

  beforeEach(async () => {
    ;({ emulator, send } = open({ metadata: contractFile }))
    id = await add(send, 'accounts', { name: 'Northwind' })
    column = `accounts(${id})/new_contractfile`
  })

  const patch = (path: string, body: Uint8Array<ArrayBuffer> | undefined, headers: Record<string, string>) =>
    emulator.fetch(path.startsWith('https:') ? path : `${api}/${path}`, {
      method: 'PATCH',
      headers: { Authorization: 'Bearer any', ...(body && { 'Content-Type': octets }), ...headers },
      ...(body && { body }),
    })

  const bytesOf = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await emulator.fetch(`${api}/${path}`, { headers: { Authorization: 'Bearer any', ...headers } })
    return { status: answer.status, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) }
  }

  it('takes a file in one request, holds its id and its name, and gives it back', async () => {
    const sent = new Uint8Array([0, 255, 128, 10])

    const { status } = await patch(column, sent, { 'x-ms-file-name': 'a.bin' })

    expect(status).toBe(204)
    const { json } = await send('GET', `accounts(${id})?$select=new_contractfile,new_contractfile_name`)
    expect(json).toMatchObject({
      new_contractfile: expect.stringMatching(/^[0-9a-f-]{36}$/),
      new_contractfile_name: 'a.bin',
    })
    const read = await bytesOf(`${column}/$value`)
    expect(read.status).toBe(200)
    expect(read.bytes).toEqual(sent)
    expect(Object.fromEntries(read.headers)).toMatchObject({
      'x-ms-file-size': '4',
      'x-ms-file-name': 'a.bin',
      mimetype: octets,
    })
  })

  it('takes a name from the query, and the header wins', async () => {
    const name = async (path: string, headers: Record<string, string>) => {
      await patch(path, new Uint8Array(1), headers)
      return (await send('GET', `accounts(${id})?$select=new_contractfile_name`)).json['new_contractfile_name']
    }

    expect(await name(`${column}?x-ms-file-name=Vertr%C3%A4ge.pdf`, {})).toBe('Verträge.pdf')
    expect(await name(`${column}?x-ms-file-name=b.pdf`, { 'x-ms-file-name': 'c.pdf' })).toBe('c.pdf')
  })

  it('gives ranges of a file', async () => {
    await patch(column, new Uint8Array([1, 2, 3, 4, 5]), { 'x-ms-file-name': 'a.bin' })

    const middle = await bytesOf(`${column}/$value`, { Range: 'bytes=1-2' })
    const end = await bytesOf(`${column}/$value`, { Range: 'bytes=3-99' })
    const beyond = await bytesOf(`${column}/$value`, { Range: 'bytes=5-9' })

    expect(middle.status).toBe(206)
    expect([...middle.bytes]).toEqual([2, 3])
    expect(middle.headers.get('x-ms-file-size')).toBe('5')
    expect(middle.headers.get('x-ms-chunk-size')).toBe(String(chunk))
    expect([...end.bytes]).toEqual([4, 5])
    expect(beyond.status).toBe(416)
  })

  it('takes a file in chunks, each of which may come again', async () => {
    const started = await patch(column, undefined, { 'x-ms-file-name': 'big.bin', 'x-ms-transfer-mode': 'chunked' })
    const location = started.headers.get('location') ?? ''
    const part = (from: number, bytes: Uint8Array<ArrayBuffer>) =>
      patch(location, bytes, { 'Content-Range': `bytes ${from}-${from + bytes.length - 1}/${chunk + 3}` })
    const first = new Uint8Array(chunk).fill(7)
    const last = new Uint8Array([1, 2, 3])

    const statuses = [await part(0, first), await part(0, first), await part(chunk, last)].map(({ status }) => status)

    expect(started.status).toBe(200)
    expect(started.headers.get('x-ms-chunk-size')).toBe(String(chunk))
    expect(statuses).toEqual([206, 206, 204])
    const { bytes } = await bytesOf(`${column}/$value`)
    expect(bytes.length).toBe(chunk + 3)
    expect([...bytes.subarray(chunk - 1)]).toEqual([7, 1, 2, 3])
  })

  it('refuses a chunk that is not the next one, that says no place, or that belongs to no upload', async () => {
    const started = await patch(column, undefined, { 'x-ms-file-name': 'a', 'x-ms-transfer-mode': 'chunked' })
    const location = started.headers.get('location') ?? ''
    const byte = new Uint8Array(1)

    expect((await patch(location, byte, { 'Content-Range': 'bytes 5-5/9' })).status).toBe(400)
    expect((await patch(location, byte, { 'Content-Range': 'bytes 0-4/9' })).status).toBe(400)
    expect((await patch(location, byte, {})).status).toBe(400)
    expect((await patch(`${column}?sessiontoken=other`, byte, { 'Content-Range': 'bytes 0-0/1' })).status).toBe(400)
  })

  it('takes a file in blocks, in the order of the list, and gives it back in blocks', async () => {
    const Target = { '@odata.type': 'Microsoft.Dynamics.CRM.account', accountid: id }
    const place = { Target, FileAttributeName: 'new_contractfile' }
    const begun = await send('POST', 'InitializeFileBlocksUpload', { body: { ...place, FileName: 'a.txt' } })
    const { FileContinuationToken } = begun.json
    for (const [BlockId, text] of [
      ['Yg==', 'world'],
      ['YQ==', 'hello '],
    ] as const) {
      const body = { BlockId, BlockData: btoa(text), FileContinuationToken }
      expect((await send('POST', 'UploadBlock', { body })).status).toBe(204)
    }

    const committed = await send('POST', 'CommitFileBlocksUpload', {
      body: { FileName: 'a.txt', MimeType: 'text/plain', BlockList: ['YQ==', 'Yg=='], FileContinuationToken },
    })

    expect(committed.json).toMatchObject({ FileId: expect.any(String), FileSizeInBytes: 11 })
    const reading = await send('POST', 'InitializeFileBlocksDownload', { body: place })
    expect(reading.json).toMatchObject({ FileSizeInBytes: 11, FileName: 'a.txt', IsChunkingSupported: true })
    const block = { Offset: 6, BlockLength: 99, FileContinuationToken: reading.json['FileContinuationToken'] }
    expect((await send('POST', 'DownloadBlock', { body: block })).json).toMatchObject({ Data: btoa('world') })
    expect((await send('POST', 'DeleteFile', { body: { FileId: committed.json['FileId'] } })).status).toBe(204)
    expect((await bytesOf(`${column}/$value`)).status).toBe(204)
  })

  it('refuses blocks whose ids differ in length, and a list with a block that did not come', async () => {
    const Target = { '@odata.type': 'Microsoft.Dynamics.CRM.account', accountid: id }
    const begun = await send('POST', 'InitializeFileBlocksUpload', {
      body: { Target, FileAttributeName: 'new_contractfile', FileName: 'a' },
    })
    const { FileContinuationToken } = begun.json
    const block = (BlockId: string) =>
      send('POST', 'UploadBlock', { body: { BlockId, BlockData: 'AA==', FileContinuationToken } })

    expect((await block('YQ==')).status).toBe(204)
    expect(await block('YWFhYQ==')).toMatchObject(refusedWith(400, '0x80040203'))
    expect(
      await send('POST', 'CommitFileBlocksUpload', {
        body: { FileName: 'a', MimeType: 'a/b', BlockList: ['Yg=='], FileContinuationToken },
      }),
    ).toMatchObject(refusedWith(400, '0x80040203'))
  })

  it('refuses a file without a name and one that is too large for the column', async () => {
    const unnamed = await patch(column, new Uint8Array(1), {})
    const large = await patch(column, new Uint8Array(32 * 1024 * 1024 + 1), { 'x-ms-file-name': 'a' })

    expect(await unnamed.json()).toMatchObject({ error: { code: '0x80044A08' } })
    expect(await large.json()).toMatchObject({ error: { code: '0x80044A02' } })
  })

  it('is not written with its record, and is cleared on its own', async () => {
    await patch(column, new Uint8Array(1), { 'x-ms-file-name': 'a' })

    expect((await send('PATCH', `accounts(${id})`, { body: { new_contractfile: null } })).status).toBe(400)
    expect((await send('DELETE', column)).status).toBe(204)
    expect((await bytesOf(`${column}/$value`)).status).toBe(204)
    const { json } = await send('GET', `accounts(${id})?$select=new_contractfile,new_contractfile_name`)
    expect(json).toMatchObject({ new_contractfile: null, new_contractfile_name: null })
  })

  it('is part of a snapshot, and goes with its record', async () => {
    await patch(column, new Uint8Array([5, 6]), { 'x-ms-file-name': 'a' })
    const snapshot = JSON.parse(JSON.stringify(emulator.snapshot()))

    await send('DELETE', `accounts(${id})`)
    expect(emulator.snapshot().files).toBeUndefined()
    emulator.restore(snapshot)

    expect([...(await bytesOf(`${column}/$value`)).bytes]).toEqual([5, 6])
  })
})

describe('an image column', () => {
  it('gives its bytes, as the thumbnail and in full', async () => {
    const { emulator, send } = open()
    const id = await add(send, 'accounts', { name: 'Northwind', entityimage: btoa('image') })

    for (const query of ['', '?size=full']) {
      const answer = await emulator.fetch(`${api}/accounts(${id})/entityimage/$value${query}`, {
        headers: { Authorization: 'Bearer any' },
      })
      expect([answer.status, await answer.text()]).toEqual([200, 'image'])
    }
  })
})
