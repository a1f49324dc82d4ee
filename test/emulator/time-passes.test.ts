import { createClient, query, ref } from 'dynamics365-crm'
import {
  activateEntitlement,
  applySla,
  createCase,
  createKnowledgeArticle,
  publishKnowledgeArticle,
  resolveIncident,
  scheduleKnowledgeArticle,
  slaKpiInstancesOf,
  watchSla,
} from 'dynamics365-crm/actions'
import { createEmulator } from 'dynamics365-crm/emulator'
import {
  account,
  EntitlementState,
  entitlement,
  incident,
  KnowledgeArticleState,
  knowledgearticle,
  SLAKPIInstanceStatus,
  sla,
  slaitem,
  slakpiinstance,
} from 'dynamics365-crm/entities'
import { describe, expect, it } from 'vitest'

/** An organization whose clock stands until it is moved. */
function organization() {
  let now = Date.UTC(2026, 0, 5, 9)
  const clock = () => new Date(now)
  const emulator = createEmulator({ clock })
  const crm = createClient({ orgUrl: emulator.orgUrl, fetch: emulator.fetch, credential: async () => 'any' })
  return {
    emulator,
    crm,
    clock,
    pass: (minutes: number) => {
      now += minutes * 60_000
    },
  }
}

async function caseWithLimit({ crm }: ReturnType<typeof organization>) {
  const customer = ref(account, await crm.create(account, { name: 'Northwind' }))
  const limits = ref(sla, await crm.create(sla, { name: 'Gold', applicablefrom: 'createdon', primaryentityotc: 112 }))
  await crm.create(slaitem, {
    name: 'Resolve by',
    slaid: limits,
    relatedfield: 'resolvebykpiid',
    warnafter: 45,
    failureafter: 60,
  })
  const incidentId = await crm.execute(createCase({ title: 'Noise', customer }))
  await crm.execute(applySla({ incidentId, slaId: limits }))
  const status = async () => (await crm.all(slaKpiInstancesOf(ref(incident, incidentId)))).map((kpi) => kpi.status)
  return { incidentId, status }
}

describe('time passes in the emulator', () => {
  it('and a limit is near, then missed', async () => {
    const here = organization()
    const { status } = await caseWithLimit(here)

    const seen = [await status()]
    for (const minutes of [44, 1, 14, 1, 600]) {
      here.pass(minutes)
      seen.push(await status())
    }

    const { InProgress, NearingNoncompliance, Noncompliant } = SLAKPIInstanceStatus
    expect(seen.flat()).toEqual([
      InProgress,
      InProgress,
      NearingNoncompliance,
      NearingNoncompliance,
      Noncompliant,
      Noncompliant,
    ])
  })

  it('at once over both, and the limit notes when it was missed', async () => {
    const here = organization()
    const { incidentId } = await caseWithLimit(here)

    here.pass(24 * 60)

    const [kpi] = await here.crm.all(
      query(slakpiinstance)
        .select('status', 'warningtimereached', 'terminalstatereached', 'terminalstatetime', 'failuretime')
        .where((one) => one._regarding_value.eq(incidentId)),
    )
    expect(kpi).toMatchObject({ status: 1, warningtimereached: 1, terminalstatereached: true })
    expect(kpi?.terminalstatetime).toBe(kpi?.failuretime)
  })

  it('but not for a case that was resolved in time', async () => {
    const here = organization()
    const { incidentId, status } = await caseWithLimit(here)

    here.pass(50)
    await here.crm.execute(resolveIncident({ incidentId, subject: 'Solved' }))
    here.pass(600)

    expect(await status()).toEqual([SLAKPIInstanceStatus.Succeeded])
  })

  it('and who watches the limits is told', async () => {
    const here = organization()
    const { incidentId } = await caseWithLimit(here)
    here.pass(50)

    const watch = watchSla(here.crm, { withinMinutes: 15, clock: here.clock })
    const { value: warning } = await watch.next()
    await watch.return()

    expect(warning).toMatchObject({ incident: { table: 'incident', id: incidentId }, minutesLeft: 10 })
  })

  it('and an entitlement begins with its first day and is over after its last', async () => {
    const { crm, pass } = organization()
    const customerid = ref(account, await crm.create(account, { name: 'Northwind' }))
    const entitlementId = await crm.create(entitlement, {
      name: 'Gold',
      customerid,
      startdate: '2026-01-06',
      enddate: '2026-01-07',
      totalterms: 5,
    })
    const state = async () =>
      (await crm.retrieve(entitlement, entitlementId, (one) => one.select('statecode'))).statecode
    await crm.execute(activateEntitlement({ entitlementId }))

    const seen = [await state()]
    for (const hours of [14, 1, 24, 23, 1]) {
      pass(hours * 60)
      seen.push(await state())
    }

    const { Active, Expired, Waiting } = EntitlementState
    expect(seen).toEqual([Waiting, Waiting, Active, Active, Active, Expired])
  })

  it('and an article is published on its day, and expires', async () => {
    const { crm, pass } = organization()
    const article = { knowledgeArticleId: await crm.execute(createKnowledgeArticle({ title: 'Reset' })) }
    const state = async () =>
      (await crm.retrieve(knowledgearticle, article.knowledgeArticleId, (one) => one.select('statecode'))).statecode
    const publishOn = '2026-01-05T10:00:00Z'
    const expirationDate = '2026-01-05T12:00:00Z'
    await crm.execute(scheduleKnowledgeArticle({ ...article, publishOn, expirationDate }))

    const seen = [await state()]
    for (const minutes of [59, 1, 119, 1]) {
      pass(minutes)
      seen.push(await state())
    }

    const { Scheduled, Published, Expired } = KnowledgeArticleState
    expect(seen).toEqual([Scheduled, Scheduled, Published, Published, Expired])
    await crm.execute(publishKnowledgeArticle({ ...article, expirationDate: '2026-01-05T13:00:00Z' }))
    pass(60)
    expect(await state()).toBe(Expired)
  })

  it('and goes on from what was restored', async () => {
    const here = organization()
    const { status } = await caseWithLimit(here)
    const before = here.emulator.snapshot()
    here.pass(600)
    expect(await status()).toEqual([SLAKPIInstanceStatus.Noncompliant])

    here.emulator.restore(before)

    expect(await status()).toEqual([SLAKPIInstanceStatus.Noncompliant])
    here.emulator.restore(before)
    here.pass(-600)
    expect(await status()).toEqual([SLAKPIInstanceStatus.InProgress])
  })
})
