import { HttpRequest, type HttpResponseInit, InvocationContext } from '@azure/functions'
import { describe, expect, it } from 'vitest'
import { openCase } from '../../examples/azure-function.js'

/** Of the company that the emulator makes from the example's seed. */
const knownAddress = 'oscar.johansson@redwater-distribution.example.com'

async function call(fields: Readonly<Record<string, string>>): Promise<{ answer: HttpResponseInit; log: string[] }> {
  const log: string[] = []
  const request = new HttpRequest({
    method: 'POST',
    url: 'https://functions.example/api/open-case',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: { string: new URLSearchParams(fields).toString() },
  })
  const context = new InvocationContext({
    functionName: 'open-case',
    logHandler: (level, ...parts) => log.push(`${level}: ${parts.join(' ')}`),
  })
  return { answer: await openCase(request, context), log }
}

describe('the Azure Function', () => {
  it('opens a case for a known address and puts it into the first line', async () => {
    const { answer, log } = await call({ email: knownAddress, title: 'Gear unit makes noise' })

    expect(answer).toEqual({ status: 201, jsonBody: { incidentId: expect.stringMatching(/^[0-9a-f-]{36}$/) } })
    expect(log).toEqual(['information: A case was opened and waits in the first line'])
  })

  it('answers 404 for an address that no contact has', async () => {
    const { answer } = await call({ email: 'nobody@nowhere.example', title: 'Hello' })

    expect(answer.status).toBe(404)
  })

  it('answers 400 for a form without a title', async () => {
    const { answer } = await call({ email: knownAddress })

    expect(answer.status).toBe(400)
  })
})
