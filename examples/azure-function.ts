// An Azure Function: opens a case for the contact with an e-mail address and puts it into a queue.
import { app, type HttpRequest, type HttpResponseInit, type InvocationContext } from '@azure/functions'
import { query, ref } from 'dynamics365-crm'
import { addToQueue } from 'dynamics365-crm/actions'
import { contact, incident, queue } from 'dynamics365-crm/entities'
import { openOrganization } from './organization.js'

/** One client for all calls of a worker: it keeps the token. */
const crm = openOrganization()

export async function openCase(request: HttpRequest, context: InvocationContext): Promise<HttpResponseInit> {
  const { email, title } = Object.fromEntries(await request.formData())
  if (typeof email !== 'string' || typeof title !== 'string') return { status: 400, body: 'email and title are needed' }

  const sender = await crm.first(
    query(contact)
      .select('contactid')
      .where((c) => c.emailaddress1.eq(email)),
  )
  const firstLine = await crm.first(
    query(queue)
      .select('queueid')
      .where((q) => q.name.eq('First Line')),
  )
  if (!sender || !firstLine) return { status: 404, body: 'No contact has this address, or there is no first line' }

  const incidentId = await crm.create(incident, { title, customerid: ref(contact, sender.contactid) })
  await crm.execute(addToQueue({ queueId: firstLine.queueid, target: ref(incident, incidentId) }))
  context.log('A case was opened and waits in the first line')
  return { status: 201, jsonBody: { incidentId } }
}

app.http('open-case', { methods: ['POST'], authLevel: 'function', handler: openCase })
