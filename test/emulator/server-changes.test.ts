import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../src/emulator/index.js'
import { Random } from '../../src/emulator/seed/random.js'
import { type Answered, add, api, open, refusedWith, type Sent, sendTo } from './server-calls.js'

const tracked: Sent = { headers: { Prefer: 'odata.track-changes' } }

function setUp() {
  const time = { now: '2026-03-01T10:00:00Z' }
  const random = new Random(1)
  const emulator = createEmulator({ clock: () => new Date(time.now), random: () => random.next() })
  const send = (method: string, path: string, sent?: Sent) => sendTo(emulator.fetch, `${api}/${path}`, method, sent)
  /** Reads a link. */
  const follow = (link: string, sent?: Sent) => sendTo(emulator.fetch, link, 'GET', sent)
  return { emulator, send, follow, time }
}

function deltaLink({ json }: Answered): string {
  const link = json['@odata.deltaLink']
  if (typeof link !== 'string') throw new Error(`There is no delta link: ${JSON.stringify(json)}`)
  return link
}

describe('a read that tracks changes', () => {
  it('answers all rows, and a link to what will change', async () => {
    const { send } = setUp()
    await add(send, 'accounts', { name: 'a' })

    const answer = await send('GET', 'accounts?$select=name', tracked)

    expect(answer.headers.get('preference-applied')).toBe('odata.track-changes')
    expect(answer.json).toMatchObject({
      '@odata.context': `${api}/$metadata#accounts(name)`,
      value: [{ name: 'a', '@odata.etag': expect.stringMatching(/^W\//) }],
    })
    expect(deltaLink(answer)).toMatch(
      new RegExp(`^${api}/accounts\\?\\$select=name&\\$deltatoken=\\d+%2103%2f01%2f2026%2010%3a00%3a00$`),
    )
  })

  it('then answers changed rows, then deleted ones, and a new link', async () => {
    const { send, follow } = setUp()
    const [a, b, c] = [
      await add(send, 'accounts', { name: 'a' }),
      await add(send, 'accounts', { name: 'b' }),
      await add(send, 'accounts', { name: 'c' }),
    ]
    const link = deltaLink(await send('GET', 'accounts?$select=name', tracked))
    await send('DELETE', `accounts(${b})`)
    await send('PATCH', `accounts(${a})`, { body: { name: 'A' } })
    const d = await add(send, 'accounts', { name: 'd' })

    const changes = await follow(link)

    expect(changes.json).toEqual({
      '@odata.context': `${api}/$metadata#accounts(name)/$delta`,
      value: [
        { '@odata.etag': expect.any(String), accountid: a, name: 'A' },
        { '@odata.etag': expect.any(String), accountid: d, name: 'd' },
        { '@odata.context': `${api}/$metadata#accounts/$deletedEntity`, id: b, reason: 'deleted' },
      ],
      '@odata.deltaLink': expect.stringContaining('$deltatoken='),
    })
    expect(c).not.toBe(a)
    const later = await follow(deltaLink(changes))
    expect(later.json).toMatchObject({ value: [] })
    expect(deltaLink(later)).toContain('/accounts?$select=name&$deltatoken=')
  })

  it('shows a row that came and went in between as deleted, and one that came back as changed', async () => {
    const { send, follow } = setUp()
    const back = await add(send, 'accounts', { name: 'a' })
    const link = deltaLink(await send('GET', 'accounts?$select=name', tracked))
    const gone = await add(send, 'accounts', { name: 'b' })
    await send('DELETE', `accounts(${gone})`)
    await send('DELETE', `accounts(${back})`)
    await add(send, 'accounts', { accountid: back, name: 'again' })

    expect((await follow(link)).json['value']).toEqual([
      expect.objectContaining({ accountid: back, name: 'again' }),
      expect.objectContaining({ id: gone, reason: 'deleted' }),
    ])
  })

  it.each(['99999 changed 0', '1 changed 2', '1 changed 1x'])(
    'refuses a place that it never gave: %s',
    async (place) => {
      const { send } = setUp()
      const cookie = `<cookie pagenumber="2" pagingcookie="${place}" istracking="True" />`

      expect(await send('GET', `accounts?$skiptoken=${encodeURIComponent(cookie)}`)).toMatchObject(
        refusedWith(400, '0x8004112A'),
      )
      expect(await send('GET', `accounts?$skiptoken=${encodeURIComponent(`x${cookie}`)}`)).toMatchObject({
        status: 400,
      })
    },
  )

  it('refuses a token of a time that has not come, and to count from a place', async () => {
    const { send } = setUp()
    const cookie = '<cookie pagenumber="2" pagingcookie="1 changed 1" istracking="True" />'

    expect(await send('GET', 'accounts?$deltatoken=1!01/01/2099 10:00:00')).toMatchObject(
      refusedWith(400, '0x80044352'),
    )
    expect(await send('GET', `accounts/$count?$skiptoken=${encodeURIComponent(cookie)}`)).toMatchObject({ status: 400 })
  })

  it('is counted', async () => {
    const { send, follow } = setUp()
    const a = await add(send, 'accounts', { name: 'a' })
    const link = deltaLink(await send('GET', 'accounts', tracked))
    await send('DELETE', `accounts(${a})`)
    await add(send, 'accounts', { name: 'b' })

    expect((await follow(link.replace('/accounts?', '/accounts/$count?'))).text).toBe('\ufeff2')
  })

  it('comes in pages, with the link to the changes on the last', async () => {
    const { send, follow } = setUp()
    const ids = []
    for (const name of ['a', 'b', 'c', 'd', 'e']) ids.push(await add(send, 'accounts', { name }))
    const two: Sent = { headers: { Prefer: 'odata.track-changes,odata.maxpagesize=2' } }
    const names = async (first: Answered) => {
      const pages = [first]
      for (let page = first; typeof page.json['@odata.nextLink'] === 'string'; pages.push(page)) {
        expect(page.json).not.toHaveProperty('@odata.deltaLink')
        page = await follow(String(page.json['@odata.nextLink']), two)
      }
      const last = pages.at(-1) ?? first
      return { rows: pages.flatMap(({ json }) => json['value']), link: deltaLink(last), pages: pages.length }
    }

    const first = await send('GET', 'accounts?$select=name', two)
    // Written while it is read: this comes with the changes, and is not lost.
    await send('PATCH', `accounts(${ids[4]})`, { body: { name: 'E' } })
    const whole = await names(first)
    expect(whole).toMatchObject({ pages: 2, rows: [{ name: 'a' }, { name: 'b' }, { name: 'c' }, { name: 'd' }] })

    await send('DELETE', `accounts(${ids[0]})`)
    await send('DELETE', `accounts(${ids[1]})`)
    await send('PATCH', `accounts(${ids[2]})`, { body: { name: 'C' } })
    const changes = await names(await follow(whole.link, two))
    expect(changes).toMatchObject({
      pages: 2,
      rows: [{ name: 'E' }, { name: 'C' }, { id: ids[0], reason: 'deleted' }, { id: ids[1] }],
    })
    expect((await names(await follow(changes.link, two))).rows).toEqual([])
  })

  it('goes on behind a snapshot, also in another emulator: all rows are changed, none that is gone is missed', async () => {
    const { emulator, send } = setUp()
    const a = await add(send, 'accounts', { name: 'a' })
    const b = await add(send, 'accounts', { name: 'b' })
    const link = deltaLink(await send('GET', 'accounts?$select=name', tracked))
    await send('DELETE', `accounts(${a})`)
    const other = open()

    other.emulator.restore(JSON.parse(JSON.stringify(emulator.snapshot())))

    expect((await sendTo(other.emulator.fetch, link, 'GET')).json['value']).toEqual([
      expect.objectContaining({ accountid: b }),
      expect.objectContaining({ id: a, reason: 'deleted' }),
    ])
  })

  it('tells the deletions that a restore comes to', async () => {
    const { emulator, send, follow } = setUp()
    const before = emulator.snapshot()
    const a = await add(send, 'accounts', { name: 'a' })
    const link = deltaLink(await send('GET', 'accounts', tracked))

    emulator.restore(before)

    expect((await follow(link)).json['value']).toEqual([expect.objectContaining({ id: a, reason: 'deleted' })])
  })

  it('is refused once its token is older than seven days, or than the organization says', async () => {
    const { emulator, send, follow, time } = setUp()
    const link = deltaLink(await send('GET', 'accounts', tracked))
    const refusal = refusedWith(
      400,
      '0x80044352',
      'Version stamp associated with the client has expired. Please perform a full sync.',
    )

    time.now = '2026-03-08T10:00:00Z'
    expect((await follow(link)).status).toBe(200)
    time.now = '2026-03-08T10:00:01Z'
    expect(await follow(link)).toMatchObject(refusal)
    const [organization] = emulator.snapshot().tables['organization'] ?? []
    await send('PATCH', `organizations(${organization?.['organizationid']})`, {
      body: { expirechangetrackingindays: 30 },
    })
    expect((await follow(link)).status).toBe(200)
  })

  it('is refused when its token is of a later time than all that is here', async () => {
    const { send } = setUp()

    expect(await send('GET', 'accounts?$deltatoken=99999999!03/01/2026 10:00:00')).toMatchObject(
      refusedWith(400, '0x80044352'),
    )
    expect(await send('GET', 'accounts?$deltatoken=x')).toMatchObject(
      refusedWith(400, '0x80060888', expect.stringContaining('$deltatoken')),
    )
  })

  it.each(['$filter=name eq null', '$orderby=name', '$expand=primarycontactid', '$top=1', '$count=true'])(
    'refuses %s',
    async (option) => {
      const { send, follow } = setUp()
      const [name] = option.split('=')
      const refusal = refusedWith(
        400,
        '0x80060888',
        `The "${name}" query parameter isn't supported when Change Tracking is enabled.`,
      )

      expect(await send('GET', `accounts?${option}`, tracked)).toMatchObject(refusal)
      const link = deltaLink(await send('GET', 'accounts', tracked))
      expect(await follow(`${link}&${option}`)).toMatchObject(refusal)
    },
  )
})
