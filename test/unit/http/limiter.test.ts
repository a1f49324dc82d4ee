import { describe, expect, it } from 'vitest'
import type { RequestLimiter } from '../../../src/http/index.js'
import { answer, refusal } from './answers.js'
import { openExecutor } from './open-executor.js'
import { reading } from './operations.js'

describe('a limiter', () => {
  it('is asked before every attempt, and told of every refusal', async () => {
    const told: string[] = []
    const limiter: RequestLimiter = {
      async acquire() {
        told.push('acquire')
      },
      async refused(waitInMs) {
        told.push(`refused ${waitInMs}`)
      },
    }
    const { executor } = openExecutor(
      (_, nth) => {
        told.push('sent')
        return nth === 1 ? refusal(429, '0x80072322', 'Slow down.', { 'Retry-After': '0' }) : answer(200, {})
      },
      { limiter },
    )

    await executor.execute(reading())

    expect(told).toEqual(['acquire', 'sent', 'refused 0', 'acquire', 'sent'])
  })

  it('that fails fails the call, with nothing sent', async () => {
    const limiter = { acquire: () => Promise.reject(new Error('out of reach')) }
    const { executor, sent } = openExecutor(() => answer(200, {}), { limiter })

    await expect(executor.execute(reading())).rejects.toThrow('out of reach')

    expect(sent).toEqual([])
  })

  it('lets a call go that is aborted while it waits', async () => {
    const leaving = new AbortController()
    const limiter: RequestLimiter = {
      acquire: (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    }
    const { executor, sent } = openExecutor(() => answer(200, {}), { limiter })

    const call = executor.execute(reading(), { signal: leaving.signal })
    setImmediate(() => leaving.abort())

    await expect(call).rejects.toMatchObject({ kind: 'transport', wasSent: false })
    expect(sent).toEqual([])
  })
})
