import { createServer } from 'node:http'

/** Answers every batch with as many records made as it had requests. Its own process, so is its CPU. */

const api = 'https://contoso.crm.dynamics.com/api/data/v9.2'
const answers = new Map<number, Buffer>()

function answerOf(count: number): Buffer {
  const known = answers.get(count)
  if (known !== undefined) return known
  const parts = Array.from({ length: count }, (_, nth) => {
    const id = `${api}/accounts(00000000-0000-4000-8000-${String(nth).padStart(12, '0')})`
    return `--batchresponse_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nHTTP/1.1 204 No Content\r\nOData-Version: 4.0\r\nLocation: ${id}\r\nOData-EntityId: ${id}\r\n\r\n\r\n`
  })
  const answer = Buffer.from(`${parts.join('')}--batchresponse_1--\r\n`)
  answers.set(count, answer)
  return answer
}

const server = createServer((request, response) => {
  let count = 0
  request.on('data', (chunk: Buffer) => {
    for (let at = chunk.indexOf('POST '); at !== -1; at = chunk.indexOf('POST ', at + 1)) count += 1
  })
  request.on('end', () => {
    // A request line may lie on the border of two chunks: batches here have round numbers.
    const answer = answerOf(Math.round(count / 100) * 100)
    response.writeHead(200, { 'Content-Type': 'multipart/mixed; boundary=batchresponse_1', 'OData-Version': '4.0' })
    response.end(answer)
  })
})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.(typeof address === 'object' && address !== null ? address.port : 0)
})
process.on('disconnect', () => process.exit())
