import { createServer } from 'node:http'

/** A server that does nothing but answer: what is measured against it is the client's work. Its own process, so is its CPU. */

const rowsPerPage = 5_000
const columns = 30
const pages = 10

const row = (index: number) => ({
  '@odata.etag': `W/"${index}"`,
  accountid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  ...Object.fromEntries(
    Array.from({ length: columns }, (_, column) => [
      `column${column}`,
      column % 3 === 0 ? index * column : column % 3 === 1 ? `Text number ${index} of ${column}` : null,
    ]),
  ),
})
const record = JSON.stringify({
  '@odata.context': 'https://contoso.crm.dynamics.com/api/data/v9.2/$metadata#accounts(name)/$entity',
  '@odata.etag': 'W/"90210442"',
  accountid: '00000000-0000-4000-8000-000000000001',
  name: 'Northwind',
  accountnumber: 'A-17',
  telephone1: '555-0100',
  revenue: 125_000,
  creditonhold: false,
  createdon: '2026-03-01T10:00:00Z',
  address1_city: 'Redmond',
  numberofemployees: 250,
  websiteurl: null,
  statecode: 0,
})
const records = JSON.stringify(Array.from({ length: rowsPerPage }, (_, index) => row(index)))

const server = createServer((request, response) => {
  const root = `http://${request.headers.host}/api/data/v9.2/`
  const headers = { 'Content-Type': 'application/json; odata.metadata=minimal', 'OData-Version': '4.0' }
  request.resume()
  request.on('end', () => {
    if (request.method === 'POST') {
      const id = `${root}accounts(00000000-0000-4000-8000-000000000001)`
      response.writeHead(204, { ...headers, 'OData-EntityId': id }).end()
      return
    }
    if (request.url?.startsWith('/api/data/v9.2/accounts(')) {
      response
        .writeHead(200, { ...headers, REQ_ID: '00000000-0000-4000-8000-000000000002', 'x-ms-dop-hint': '52' })
        .end(record)
      return
    }
    const page = Number(/page=(\d+)/.exec(request.url ?? '')?.[1] ?? 1)
    const next = page < pages ? `,"@odata.nextLink":"${root}accounts?page=${page + 1}"` : ''
    response.writeHead(200, headers).end(`{"@odata.context":"${root}$metadata#accounts","value":${records}${next}}`)
  })
})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.(typeof address === 'object' && address !== null ? address.port : 0)
})
process.on('disconnect', () => process.exit())
