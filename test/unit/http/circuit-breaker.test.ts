import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CircuitOpenError } from '../../../src/errors/index.js'
import { CircuitBreaker } from '../../../src/http/circuit-breaker.js'
import { answer, brokenConnection } from './answers.js'
import { pass, resumeTime, stopTime } from './fake-time.js'
import { openExecutor } from './open-executor.js'
import { reading } from './operations.js'

beforeEach(() => stopTime())
afterEach(() => resumeTime())

const options = { failures: 3, afterInMs: 1_000, coolDownInMs: 5_000 }

function failed(breaker: CircuitBreaker, times: number): void {
  for (let time = 0; time < times; time += 1) {
    breaker.enter()
    breaker.left('down')
  }
}

describe('the circuit breaker', () => {
  it('opens after so many failures in a row that have lasted so long', () => {
    const breaker = new CircuitBreaker(options)

    failed(breaker, 5)
    const early = breaker.isOpen
    vi.advanceTimersByTime(1_000)
    failed(breaker, 1)

    expect([early, breaker.isOpen]).toEqual([false, true])
    expect(() => breaker.enter()).toThrow(CircuitOpenError)
  })

  it('counts anew after an answer', () => {
    const breaker = new CircuitBreaker({ ...options, afterInMs: 0 })

    failed(breaker, 2)
    breaker.enter()
    breaker.left('answered')
    failed(breaker, 2)

    expect(breaker.isOpen).toBe(false)
  })

  it('lets one call through after its time, and closes when that is answered', () => {
    const breaker = new CircuitBreaker({ ...options, afterInMs: 0 })
    failed(breaker, 3)
    vi.advanceTimersByTime(5_000)

    breaker.enter()
    const others = () => breaker.enter()

    expect(others).toThrow(CircuitOpenError)
    breaker.left('answered')
    expect(others).not.toThrow()
  })

  it('stays open when the trial fails, and takes the next one when it was aborted', () => {
    const breaker = new CircuitBreaker({ ...options, afterInMs: 0 })
    failed(breaker, 3)
    vi.advanceTimersByTime(5_000)
    failed(breaker, 1)

    expect(() => breaker.enter()).toThrow(CircuitOpenError)
    vi.advanceTimersByTime(5_000)
    breaker.enter()
    breaker.left('unknown')
    expect(() => breaker.enter()).not.toThrow()
  })

  it('fails calls at once while the organization is down, with nothing sent, and ends their retries', async () => {
    let isDown = true
    const open = openExecutor(
      () => {
        if (isDown) throw brokenConnection('ECONNRESET')
        return answer(200, { done: true })
      },
      { circuitBreaker: { failures: 2, afterInMs: 0, coolDownInMs: 5_000 } },
    )

    const first = open.executor.execute(reading()).catch((error: unknown) => error)
    await pass(10_000)
    const sentBefore = open.sent.length
    const refused = [await first]
    isDown = false
    const trial = await open.executor.execute(reading())

    expect(sentBefore).toBe(2)
    expect(refused).toEqual([expect.objectContaining({ kind: 'transport' })])
    expect(trial).toEqual({ done: true })
  })
})
