import type { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startExample } from './start-example.js'

const program = startExample('web-form-lead.ts', { PORT: '0' })
let form: string

beforeAll(async () => {
  const port = /^Leads are taken on port (\d+)$/.exec(await firstLine(program.stdout))?.[1]
  form = `http://127.0.0.1:${port}/`
}, 30_000)
afterAll(() => program.kill())

describe('the service behind a web form', () => {
  it('stores a lead and answers with its id', async () => {
    const answer = await send({
      topic: 'Enterprise plan',
      firstname: 'Ann',
      lastname: 'Smith',
      company: 'Northwind',
      email: 'ann@northwind.example',
    })

    expect(answer.status).toBe(201)
    expect(await answer.json()).toEqual({
      leadId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    })
  })

  it('names what is missing or wrong in a form', async () => {
    const answer = await send({ topic: 'Enterprise plan', lastname: 'Smith', email: 'nowhere' })

    expect(answer.status).toBe(400)
    const reasons = await answer.text()
    expect(reasons).toContain('at company')
    expect(reasons).toContain('at email')
    expect(reasons).not.toContain('at topic')
  })
})

function send(fields: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(form, { method: 'POST', body: new URLSearchParams(fields) })
}

async function firstLine(printed: Readable): Promise<string> {
  let text = ''
  for await (const chunk of printed.iterator({ destroyOnReturn: false })) {
    text += chunk
    if (text.includes('\n')) break
  }
  return text.trimEnd()
}
