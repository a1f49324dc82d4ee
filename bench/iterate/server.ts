import { createServer, type RequestListener } from 'node:http'
import { gzipSync } from 'node:zlib'
import { rowAt } from './rows.js'

/**
 * Serves the same rows on every page, compressed for those who ask for it: `server.ts <pages> <gzip or plain>`. All it
 * does is write prepared bytes: what is measured against it is the client's work. Its own process, so is its CPU.
 */

const rowsPerPage = 5_000
const pages = Number(process.argv[2])
const compresses = process.argv[3] === 'gzip'
const rows = Buffer.from(JSON.stringify(Array.from({ length: rowsPerPage }, (_, index) => rowAt(index))))
const packedRows = compresses ? gzipSync(rows) : rows

const answer: RequestListener = ({ url, headers }, response) => {
  const root = `http://${headers.host}/api/data/v9.2/`
  const page = Number(/page=(\d+)/.exec(url ?? '')?.[1] ?? 1)
  const next = page < pages ? `,"@odata.nextLink":"${root}accounts?page=${page + 1}"` : ''
  const isPacked = compresses && /gzip/.test(String(headers['accept-encoding']))
  // Compressed parts in a row are the compressed whole.
  const pack = (text: string) => (isPacked ? gzipSync(text) : text)
  if (isPacked) response.setHeader('Content-Encoding', 'gzip')
  response.writeHead(200, { 'Content-Type': 'application/json; odata.metadata=minimal', 'OData-Version': '4.0' })
  response.write(pack(`{"@odata.context":"${root}$metadata#accounts","value":`))
  response.write(isPacked ? packedRows : rows)
  response.end(pack(`${next}}`))
}

const server = createServer(answer).listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.(typeof address === 'object' && address !== null ? address.port : 0)
})
process.on('disconnect', () => process.exit())
