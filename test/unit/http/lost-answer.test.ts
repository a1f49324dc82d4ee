import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DuplicateRecordError, OutcomeUnknownError, TransportError } from '../../../src/errors/index.js'
import { answer, brokenConnection, refusal } from './answers.js'
import { pass, resumeTime, stopTime } from './fake-time.js'
import { openExecutor } from './open-executor.js'
import { ownId, reading, writing, writingOwnId } from './operations.js'
import type { Reply } from './recording-fetch.js'

beforeEach(() => stopTime())
afterEach(() => resumeTime())

const taken = (code = '0x80040237') => refusal(412, code, 'A record with matching key values already exists.')

/** The answer to the first request is lost; `then` answers the rest. */
const lostFirst =
  (
    then: () => Response,
    lost: () => Response = () => {
      throw brokenConnection('ECONNRESET')
    },
  ): Reply =>
  (_, nth) =>
    nth === 1 ? lost() : then()

async function outcomeOf(call: Promise<unknown>): Promise<unknown> {
  const outcome = call.catch((error: unknown) => error)
  await pass(60_000)
  return outcome
}

describe('a write whose answer is lost', () => {
  it('is not sent again, and its outcome is said to be unknown', async () => {
    const { executor, sent } = openExecutor(lostFirst(() => answer(200, {})))

    const outcome = await outcomeOf(executor.execute(writing()))

    expect(sent.length).toBe(1)
    expect(outcome).toBeInstanceOf(OutcomeUnknownError)
    expect(outcome).toMatchObject({ kind: 'outcome-unknown', message: expect.stringContaining('ECONNRESET') })
  })

  it('has an unknown outcome too when the answer breaks off in its middle', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"name":'))
        controller.error(brokenConnection('UND_ERR_SOCKET'))
      },
    })
    const { executor, sent } = openExecutor(() => new Response(body, { status: 201 }))

    const outcome = await outcomeOf(executor.execute(writing({ expects: 'json' })))

    expect(sent.length).toBe(1)
    expect(outcome).toBeInstanceOf(OutcomeUnknownError)
  })

  it('has an unknown outcome when it is refused then for the state that it leads to', async () => {
    const refused = () => refusal(400, '0x80044411', 'The case has already been closed or canceled.')
    const { executor, sent } = openExecutor(lostFirst(refused))

    const outcome = await outcomeOf(executor.execute(writing({ method: 'PATCH', repeat: 'always' })))

    expect(sent.length).toBe(2)
    expect(outcome).toBeInstanceOf(OutcomeUnknownError)
    expect(outcome).toMatchObject({ cause: { code: '0x80044411' }, message: expect.stringContaining('refused now') })
  })

  it('is sent again when it may be done twice', async () => {
    const { executor, sent } = openExecutor(lostFirst(() => new Response(null, { status: 204 })))

    const outcome = await outcomeOf(executor.execute(writing({ method: 'PATCH', repeat: 'always' })))

    expect(sent.length).toBe(2)
    expect(outcome).toBe(204)
  })

  it('is known not to have been done when nothing was sent', async () => {
    const { executor, sent } = openExecutor(() => {
      throw brokenConnection('ECONNREFUSED')
    })

    const outcome = await outcomeOf(executor.execute(writing()))

    expect(sent.length).toBe(1)
    expect(outcome).toBeInstanceOf(TransportError)
    expect(outcome).not.toBeInstanceOf(OutcomeUnknownError)
  })
})

describe('a request that was not sent', () => {
  it.each(['EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])('is sent later when the reason may pass: %s', async (code) => {
    const { executor, sent } = openExecutor(
      lostFirst(
        () => new Response(null, { status: 204 }),
        () => {
          throw brokenConnection(code)
        },
      ),
    )

    const outcome = await outcomeOf(executor.execute(writing()))

    expect(sent.length).toBe(2)
    expect(outcome).toBe(204)
  })

  it.each(['ENOTFOUND', 'CERT_HAS_EXPIRED'])('is given up when the reason stays: %s', async (code) => {
    const { executor, sent } = openExecutor(() => {
      throw brokenConnection(code)
    })

    const outcome = await outcomeOf(executor.execute(reading()))

    expect(sent.length).toBe(1)
    expect(outcome).toMatchObject({ kind: 'transport', message: expect.stringContaining(code), wasSent: false })
  })
})

describe('a deletion whose answer is lost', () => {
  const deletion = writing({ method: 'DELETE', path: `accounts(${ownId})`, repeat: 'always', read: () => 'deleted' })
  const missing = () => refusal(404, '0x80040217', 'account Does Not Exist')

  it('is sent again, and finding nothing there is success', async () => {
    const { executor, sent } = openExecutor(lostFirst(missing))

    const outcome = await outcomeOf(executor.execute(deletion))

    expect(sent.length).toBe(2)
    expect(outcome).toBe('deleted')
  })

  it('is refused when there was nothing before', async () => {
    const { executor } = openExecutor(missing)

    expect(await outcomeOf(executor.execute(deletion))).toMatchObject({ kind: 'not-found' })
  })
})

describe('a read whose answer is lost', () => {
  it('has an unknown outcome where it is a function that writes', async () => {
    const counting = reading({ name: 'IncrementKnowledgeArticleViewCount', repeat: 'when-refused' })
    const lost = () => {
      throw brokenConnection('ECONNRESET')
    }

    for (const reply of [lost, () => new Response('busy', { status: 502 })]) {
      const { executor, sent } = openExecutor(reply)

      const outcome = await outcomeOf(executor.execute(counting))

      expect(sent.length).toBe(1)
      expect(outcome).toBeInstanceOf(OutcomeUnknownError)
    }
  })

  it('is sent again', async () => {
    const { executor, sent } = openExecutor(lostFirst(() => answer(200, { value: [] })))

    const outcome = await outcomeOf(executor.execute(reading()))

    expect(sent.length).toBe(2)
    expect(outcome).toEqual({ value: [] })
  })
})

describe('a create of its own id whose answer is lost', () => {
  it('is sent again, and finding its record there is success', async () => {
    const { executor, sent } = openExecutor(lostFirst(taken))

    const outcome = await outcomeOf(executor.execute(writingOwnId()))

    expect(sent.length).toBe(2)
    expect(outcome).toBe(ownId)
  })

  it.each([502, 503, 504])('counts a gateway’s failure as a lost answer: %i', async (status) => {
    const { executor, sent } = openExecutor(lostFirst(taken, () => new Response(null, { status })))

    const outcome = await outcomeOf(executor.execute(writingOwnId()))

    expect(sent.length).toBe(2)
    expect(outcome).toBe(ownId)
  })

  it('is refused when the id was taken before', async () => {
    const { executor } = openExecutor(() => taken())

    const outcome = await outcomeOf(executor.execute(writingOwnId()))

    expect(outcome).toBeInstanceOf(DuplicateRecordError)
  })

  it('is refused when a wait, and no lost answer, came before', async () => {
    const { executor, sent } = openExecutor(lostFirst(taken, () => refusal(429, '0x80072322', 'Slow down.')))

    const outcome = await outcomeOf(executor.execute(writingOwnId()))

    expect(sent.length).toBe(2)
    expect(outcome).toBeInstanceOf(DuplicateRecordError)
  })

  it('is refused when another record has its alternate key', async () => {
    const { executor } = openExecutor(lostFirst(() => taken('0x80060892')))

    expect(await outcomeOf(executor.execute(writingOwnId()))).toBeInstanceOf(DuplicateRecordError)
  })

  it('is refused when a duplicate rule finds another record', async () => {
    const { executor } = openExecutor(lostFirst(() => taken('0x80040333')))

    const outcome = await outcomeOf(executor.execute(writingOwnId()))

    expect(outcome).toMatchObject({ kind: 'duplicate-rule' })
  })
})
