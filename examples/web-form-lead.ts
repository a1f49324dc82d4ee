// Takes leads from a web form: POST with topic, firstname, lastname, company and email.
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { isDataverseError } from 'dynamics365-crm'
import { lead } from 'dynamics365-crm/entities'
import { z } from 'zod'
import { openOrganization } from './organization.js'

const form = z.object({
  topic: z.string().min(1).max(300),
  firstname: z.string().max(50).optional(),
  lastname: z.string().min(1).max(50),
  company: z.string().min(1).max(100),
  email: z.email().max(100),
})

const crm = openOrganization()

const server = createServer(async (request, response) => {
  try {
    const { data, error } = form.safeParse(Object.fromEntries(new URLSearchParams(await text(request))))
    if (error) return response.writeHead(400).end(z.prettifyError(error))
    const { topic, firstname, lastname, company, email } = data
    const subject = topic
    const leadId = await crm.create(lead, { subject, firstname, lastname, companyname: company, emailaddress1: email })
    response.writeHead(201, { 'Content-Type': 'application/json' }).end(JSON.stringify({ leadId }))
  } catch (error) {
    console.error(isDataverseError(error) ? `${error.kind}: ${error.message}` : error)
    response.writeHead(502).end('The lead could not be stored.')
  }
})

server.listen(Number(process.env['PORT'] ?? 8080), '127.0.0.1', () => {
  const address = server.address()
  console.log(`Leads are taken on port ${typeof address === 'object' ? address?.port : address}`)
})
