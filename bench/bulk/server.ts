import { createServer } from 'node:http'

/**
 * Answers CreateMultiple after 20 ms with as many ids as it had records, and refuses what is more than 52 at once, as the
 * service does. Its own process, so is its CPU.
 */
const latencyInMs = 20
const most = 52

const answers = new Map<number, string>()
function answerOf(count: number): string {
  const ids = Array.from({ length: count }, (_, nth) => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`)
  const answer = answers.get(count) ?? JSON.stringify({ Ids: ids })
  answers.set(count, answer)
  return answer
}

let now = 0
const seen = { made: 0, refused: 0 }

const server = createServer((request, response) => {
  now += 1
  const isRefused = now > most
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const body = Buffer.concat(chunks)
    let count = 0
    for (let at = body.indexOf('@odata.type'); at !== -1; at = body.indexOf('@odata.type', at + 1)) count += 1
    setTimeout(() => {
      now -= 1
      if (isRefused) {
        seen.refused += 1
        const error = { code: '0x80072326', message: 'Number of concurrent requests exceeded the limit of 52.' }
        response.writeHead(429, { 'Content-Type': 'application/json', 'Retry-After': '1' })
        response.end(JSON.stringify({ error }))
        return
      }
      seen.made += count
      response.writeHead(200, { 'Content-Type': 'application/json', 'OData-Version': '4.0' }).end(answerOf(count))
    }, latencyInMs)
  })
})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.(typeof address === 'object' && address !== null ? address.port : 0)
})
process.on('message', () => process.send?.(seen))
process.on('disconnect', () => process.exit())
