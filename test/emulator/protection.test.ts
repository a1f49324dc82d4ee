import { describe, expect, it } from 'vitest'
import { open } from './server-calls.js'

describe('service protection', () => {
  it('refuses requests over the limit until the window has room again', async () => {
    let now = Date.parse('2026-03-01T10:00:00Z')
    const { send } = open({ clock: () => new Date(now), protection: { requests: 3, windowInMs: 10_000 } })
    for (let request = 0; request < 3; request += 1) {
      await send('GET', 'WhoAmI')
      now += 1_000
    }

    const refused = await send('GET', 'WhoAmI')
    now += Number(refused.headers.get('retry-after')) * 1_000
    const later = await send('GET', 'WhoAmI')

    expect([refused.status, refused.headers.get('retry-after'), later.status]).toEqual([429, '7', 200])
    expect(refused.json).toEqual({
      error: {
        code: '0x80072322',
        message: 'Number of requests exceeded the limit of 3 over time window of 10 seconds.',
      },
    })
  })

  it('makes the wait longer for those who push on', async () => {
    const { send } = open({ protection: { requests: 1, windowInMs: 5_000 } })
    await send('GET', 'WhoAmI')

    const waits: number[] = []
    for (let push = 0; push < 25; push += 1) {
      waits.push(Number((await send('GET', 'WhoAmI')).headers.get('retry-after')))
    }

    expect(waits[0]).toBe(5)
    expect(waits.at(-1)).toBeGreaterThan(6)
  })

  it('refuses by the time that requests took', async () => {
    let now = Date.parse('2026-03-01T10:00:00Z')
    const clock = () => {
      now += 600
      return new Date(now)
    }
    const { send } = open({ clock, protection: { executionTimeInMs: 1_000, windowInMs: 60_000 } })
    await send('GET', 'WhoAmI')
    await send('GET', 'WhoAmI')

    const refused = await send('GET', 'WhoAmI')

    expect(refused.json).toMatchObject({
      error: { code: '0x80072321', message: expect.stringContaining('exceeded limit of 1,000 milliseconds') },
    })
  })

  it('refuses more at once than it takes, at once', async () => {
    const { emulator, send } = open({ protection: { concurrency: 2 } })
    emulator.faults.add({ latencyInMs: 10 })

    const answers = await Promise.all(Array.from({ length: 3 }, () => send('GET', 'WhoAmI')))

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429])
    expect(answers.find(({ status }) => status === 429)?.json).toMatchObject({ error: { code: '0x80072326' } })
  })

  it('counts each server for itself, and leads the cookie back to its own', async () => {
    const { send } = open({ protection: { requests: 1, servers: 2 } })

    const first = await send('GET', 'WhoAmI')
    const second = await send('GET', 'WhoAmI')
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
    const same = await send('GET', 'WhoAmI', { headers: { Cookie: cookie } })

    expect([first.status, second.status, same.status]).toEqual([200, 200, 429])
    expect(cookie).toMatch(/^ARRAffinity=/)
  })

  it('counts each user for itself', async () => {
    const ann = { id: '11111111-2222-4333-8444-555555555555', fullname: 'Ann B', token: 'ann' }
    const { send } = open({ protection: { requests: 1 }, users: [ann] })

    const statuses = [
      (await send('GET', 'WhoAmI')).status,
      (await send('GET', 'WhoAmI', { headers: { Authorization: 'Bearer ann' } })).status,
      (await send('GET', 'WhoAmI')).status,
    ]

    expect(statuses).toEqual([200, 200, 429])
  })
})
