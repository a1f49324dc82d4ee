import { describe, expect, it } from 'vitest'
import { UsageError } from '../../../src/errors/index.js'
import { answer } from './answers.js'
import { apiRoot, openExecutor } from './open-executor.js'
import { reading } from './operations.js'

describe('a URL', () => {
  it('has room for 32,768 characters and not for one more', async () => {
    const { executor, sent } = openExecutor(() => answer(200, {}))
    const longest = 'x'.repeat(32_768 - apiRoot.length)

    await executor.execute(reading({ path: longest }))
    await expect(executor.execute(reading({ path: `${longest}x` }))).rejects.toBeInstanceOf(UsageError)

    expect(sent.map(({ url }) => url.length)).toEqual([32_768])
  })

  it('is measured with its tag', async () => {
    const { executor, sent } = openExecutor(() => answer(200, {}))
    const path = 'x'.repeat(32_768 - apiRoot.length)

    await expect(executor.execute(reading({ path }), { tag: 'a' })).rejects.toBeInstanceOf(UsageError)

    expect(sent).toEqual([])
  })
})

describe('requests at the same time', () => {
  it('are never more than allowed, and as many when there are enough', async () => {
    let running = 0
    let most = 0
    const { executor, sent } = openExecutor(
      async () => {
        running += 1
        most = Math.max(most, running)
        await new Promise((resolve) => setTimeout(resolve, 2))
        running -= 1
        return answer(200, {})
      },
      { maxParallel: 3 },
    )

    await Promise.all(Array.from({ length: 20 }, () => executor.execute(reading())))

    expect(most).toBe(3)
    expect(sent.length).toBe(20)
  })

  it('make room for the next when one fails', async () => {
    const { executor } = openExecutor((_, nth) => answer(nth === 1 ? 400 : 200, {}), { maxParallel: 1 })

    const outcomes = await Promise.allSettled([executor.execute(reading()), executor.execute(reading())])

    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  })
})
