import { describe, expect, it } from 'vitest'
import { Random } from '../../src/emulator/seed/random.js'
import { add, api, open, refusedWith } from './server-calls.js'

const ann = {
  id: '11111111-0000-0000-0000-0000000000aa',
  fullname: 'Ann Berg',
  entraObjectId: '22222222-0000-0000-0000-0000000000aa',
  token: 'token-of-ann',
}

describe('a request without a token', () => {
  it.each([{}, { Authorization: 'Bearer ' }, { Authorization: 'Basic abc' }])(
    'is asked for one: %o',
    async (headers) => {
      const { emulator } = open()

      const answer = await emulator.fetch(`${api}/WhoAmI`, { headers })

      expect(answer.status).toBe(401)
      expect(answer.headers.get('www-authenticate')).toMatch(
        /^Bearer authorization_uri=https:\/\/\S+, resource_id=https:\/\/contoso\.crm\.dynamics\.com\/$/,
      )
      expect(await answer.text()).toBe('')
    },
  )
})

describe('the token that is asked for', () => {
  it('is one for the organization, whichever form of its host was called', async () => {
    const { emulator } = open()

    const answer = await emulator.fetch(api.replace('contoso.', 'contoso.api.'))

    expect(answer.headers.get('www-authenticate')).toContain('resource_id=https://contoso.crm.dynamics.com/')
  })
})

describe('who a request runs as', () => {
  const setUp = () => open({ users: [ann] })

  it('is the first user', async () => {
    const { send, emulator } = setUp()

    expect((await send('GET', 'WhoAmI')).json).toMatchObject({ UserId: emulator.userId })
  })

  it.each([
    ['a token of their own', { Authorization: `Bearer ${ann.token}` }],
    ['CallerObjectId', { CallerObjectId: ann.entraObjectId.toUpperCase() }],
    ['MSCRMCallerID', { MSCRMCallerID: ann.id.toUpperCase() }],
  ])('is another user by %s', async (_, headers) => {
    const { send } = setUp()

    expect((await send('GET', 'WhoAmI', { headers })).json).toMatchObject({ UserId: ann.id })
    const { json } = await send('POST', 'accounts?$select=_ownerid_value,_createdby_value', {
      body: { name: 'x' },
      headers: { ...headers, Prefer: 'return=representation' },
    })
    expect(json).toMatchObject({ _ownerid_value: ann.id, _createdby_value: ann.id })
    expect((await send('GET', `systemusers(${ann.id})`)).json).toMatchObject({ fullname: 'Ann Berg', lastname: 'Berg' })
  })

  it.each([{ CallerObjectId: ann.id }, { MSCRMCallerID: ann.entraObjectId }, { MSCRMCallerID: 'nobody' }])(
    'is refused when nobody has the id: %o',
    async (headers) => {
      const { send } = setUp()

      expect(await send('GET', 'WhoAmI', { headers })).toMatchObject(
        refusedWith(403, '0x80072560', 'The user is not a member of the organization.'),
      )
    },
  )

  it('is refused when the user is disabled', async () => {
    const { send } = setUp()
    await send('PATCH', `systemusers(${ann.id})`, { body: { isdisabled: true } })

    expect(await send('GET', 'WhoAmI', { headers: { MSCRMCallerID: ann.id } })).toMatchObject(
      refusedWith(403, '0x8004A112'),
    )
  })
})

describe('a path', () => {
  it.each(['nosuch', 'Accounts', 'account', 'nosuch(1)/name'])('to %s leads nowhere', async (path) => {
    const { send } = open()

    const [segment] = path.split(/[(/]/)
    expect(await send('GET', path)).toMatchObject(
      refusedWith(404, '0x8006088A', `Resource not found for the segment '${segment}'.`),
    )
  })

  it('to what the emulator has not is refused by name', async () => {
    const { send } = open()
    const name = 'ManagedPropertyDefinitions'

    expect(await send('GET', name)).toMatchObject(refusedWith(501, '0x80040219', expect.stringContaining(name)))
  })

  it.each(['v9.0', 'v9.1', 'v9.2'])('below %s is answered under the same version', async (version) => {
    const { emulator } = open()
    const root = `https://contoso.crm.dynamics.com/api/data/${version}`

    const answer = await emulator.fetch(`${root}/accounts`, { headers: { Authorization: 'Bearer any' } })

    expect(await answer.json()).toMatchObject({ '@odata.context': `${root}/$metadata#accounts` })
  })

  it.each(['/api/data/v8.2/accounts', '/api/data/v9.3/accounts', '/api/data/v9.21/accounts', '/main.aspx'])(
    'of %s is not found',
    async (path) => {
      const { emulator } = open()

      const answer = await emulator.fetch(`${emulator.orgUrl}${path}`, { headers: { Authorization: 'Bearer any' } })

      expect(answer.status).toBe(404)
    },
  )

  it('may end in a slash, one and no more', async () => {
    const { send } = open()

    expect((await send('GET', 'accounts/')).status).toBe(200)
    expect((await send('GET', 'accounts//')).status).toBe(404)
  })

  it('is decoded segment by segment', async () => {
    const { send } = open()
    const id = await add(send, 'accounts', { name: 'x' })

    expect((await send('GET', `%61ccounts%28${id}%29/n%61me`)).json).toMatchObject({ value: 'x' })
    expect(await send('GET', `accounts(${id})/%zz`)).toMatchObject(refusedWith(400, '0x80060888'))
  })

  it('of more than 32,768 characters is refused', async () => {
    const { send } = open()
    const upTo = (length: number) => {
      const path = "accounts?$filter=name eq '"
      return `${path}${'x'.repeat(length - new URL(`${api}/${path}'`).href.length)}'`
    }

    expect((await send('GET', upTo(32_768))).status).toBe(200)
    expect(await send('GET', upTo(32_769))).toMatchObject(
      refusedWith(400, '0x80060888', expect.stringMatching(/^Invalid URI: The Uri string is too long/)),
    )
  })
})

describe('a verb that the Web API does not know', () => {
  it.each(['HEAD', 'OPTIONS', 'PROPFIND'])('is refused wherever it goes: %s', async (verb) => {
    const { send, emulator } = open()

    for (const path of ['', 'accounts', `systemusers(${emulator.userId})`, 'WhoAmI', 'accounts/$count', 'nosuch']) {
      const answer = await send(verb, path)
      expect(answer.status).toBe(405)
      expect(answer).toMatchObject(refusedWith(405, '0x8004023B', expect.stringContaining(verb)))
    }
  })
})

describe('an answer', () => {
  it('has the headers of the service', async () => {
    const { send } = open()

    const { headers } = await send('GET', 'WhoAmI')

    expect(headers.get('odata-version')).toBe('4.0')
    expect(headers.get('req_id')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    expect(headers.get('x-ms-service-request-id')).toBe(headers.get('req_id'))
    expect(Number(headers.get('x-ms-dop-hint'))).toBeGreaterThan(0)
  })

  it('has another id each time, and ids of records do not depend on how often was read', async () => {
    const create = async (reads: number) => {
      const { send } = open()
      const ids = new Set<string | null>()
      for (let read = 0; read < reads; read++) ids.add((await send('GET', 'WhoAmI')).headers.get('req_id'))
      expect(ids.size).toBe(reads)
      return add(send, 'accounts', { name: 'x' })
    }

    expect(await create(3)).toBe(await create(0))
  })

  it('counts down what is left to its sender, until the window has passed', async () => {
    let now = Date.parse('2026-03-01T10:00:00Z')
    const { send } = open({ clock: () => new Date(now), users: [ann] })
    const left = async (headers = {}) =>
      (await send('GET', 'WhoAmI', { headers })).headers.get('x-ms-ratelimit-burst-remaining-xrm-requests')

    expect([await left(), await left()]).toEqual(['5999', '5998'])
    // Whoever sends pays, for whomever it acts.
    expect(await left({ MSCRMCallerID: ann.id })).toBe('5997')
    now += 301_000
    expect(await left()).toBe('5999')
  })

  it('tells the time that is left', async () => {
    let now = Date.parse('2026-03-01T10:00:00Z')
    const { send } = open({
      clock: () => {
        now += 1_000
        return new Date(now)
      },
    })

    const { headers } = await send('GET', 'accounts')

    expect(headers.get('x-ms-ratelimit-time-remaining-xrm-requests')).toMatch(/^1,19\d\.00$/)
  })

  it('to a request that broke the emulator tells nothing of it, and nothing stays written', async () => {
    const { random, send } = brokenLater()
    await add(send, 'accounts', { name: 'x' })
    random.isBroken = true

    const answer = await send('POST', 'accounts', { body: { name: 'y' } })

    expect(answer).toMatchObject(refusedWith(500, '0x80040216'))
    expect(answer.text).not.toMatch(/secret|RangeError|\.ts/)
    expect((await send('GET', 'accounts/$count')).text).toBe('\ufeff1')
  })

  it('in another format than the usual is refused by name', async () => {
    const { send } = open()

    expect(
      await send('GET', 'accounts', { headers: { Accept: 'application/json;odata.metadata=full' } }),
    ).toMatchObject(refusedWith(501, '0x80040219', expect.stringContaining('odata.metadata=full')))
    expect(
      (await send('GET', 'accounts', { headers: { Accept: 'application/json;odata.metadata=minimal' } })).status,
    ).toBe(200)
  })
})

/** An emulator whose random numbers can be made to fail, as a defect would. */
function brokenLater() {
  const numbers = new Random(1)
  const random = { isBroken: false }
  const { send } = open({
    random: () => {
      if (random.isBroken) throw new RangeError('secret')
      return numbers.next()
    },
  })
  return { random, send }
}
