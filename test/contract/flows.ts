import { type Client, changeSet, ref } from 'dynamics365-crm'
import {
  abortFlow,
  activePath,
  finishFlow,
  moveToNextStage,
  moveToPreviousStage,
  processInstancesOf,
  reactivateFlow,
  stagesOf,
  startFlow,
  switchFlow,
} from 'dynamics365-crm/actions'
import { leadtoopportunitysalesprocess, opportunity, opportunitysalesprocess } from 'dynamics365-crm/entities'
import { RecordNotFoundError, ServiceError, UsageError, VersionMismatchError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { useWorkspace, type Workspace } from './workspace.js'

/** Records go through process flows, stage by stage. */
export function describeFlows(open: () => Promise<Client>): void {
  const workspace = useWorkspace(open)
  const flow = opportunitysalesprocess

  async function start({ crm, add, discard, mark }: Workspace) {
    const deal = await add(opportunity, { name: mark })
    const { id: flowId } = await crm.execute(startFlow({ flow, record: deal, values: { name: mark } }))
    discard(flow, flowId)
    return { deal, flowId }
  }

  describe('a process flow', () => {
    it('takes its record along, stage by stage, until it is finished', async () => {
      const here = workspace()
      const { crm } = here
      const { deal, flowId } = await start(here)
      const stages = await crm.execute(activePath({ flowId }))
      const all = await crm.all(stagesOf(flow))
      expect(all.map(({ processstageid }) => processstageid)).toEqual(
        expect.arrayContaining(stages.map((s) => s.stageId)),
      )

      await expect(crm.execute(finishFlow({ flow, flowId }))).rejects.toThrow(ServiceError)
      for (const stage of stages.slice(1)) {
        const moved = await moveToNextStage(crm, { flow, flowId })
        expect(moved.stage).toEqual(stage)
      }
      await expect(moveToNextStage(crm, { flow, flowId })).rejects.toThrow(UsageError)
      const back = await moveToPreviousStage(crm, { flow, flowId })
      expect(back.stage).toEqual(stages.at(-2))
      await moveToNextStage(crm, { flow, flowId })
      await crm.execute(finishFlow({ flow, flowId }))

      expect(await crm.execute(processInstancesOf(deal))).toMatchObject([{ flowId, state: 1 }])
      const copies = await crm.retrieve(opportunity, deal.id, (o) => o.select('stageid', 'traversedpath'))
      expect(copies).toMatchObject({
        stageid: stages.at(-1)?.stageId,
        traversedpath: stages.map(({ stageId }) => stageId).join(','),
      })
    })

    it('is not moved back from its first stage, nor by two at once', async () => {
      const here = workspace()
      const { crm } = here
      const { flowId } = await start(here)

      await expect(moveToPreviousStage(crm, { flow, flowId })).rejects.toThrow(UsageError)
      const both = await Promise.allSettled([
        moveToNextStage(crm, { flow, flowId }),
        moveToNextStage(crm, { flow, flowId }),
      ])
      const refused = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
      expect(refused.every((reason) => reason instanceof VersionMismatchError)).toBe(true)
    })

    it('is aborted and made active again, also in a change set', async () => {
      const here = workspace()
      const { crm } = here
      const { deal, flowId } = await start(here)

      await crm.execute(abortFlow({ flow, flowId }))
      await expect(moveToNextStage(crm, { flow, flowId })).rejects.toThrow(ServiceError)
      const set = changeSet()
      set.add(reactivateFlow({ flow, flowId }))
      await crm.batch([set])

      expect(await crm.execute(processInstancesOf(deal))).toMatchObject([{ flowId, state: 0 }])
    })

    it('is switched for another, and back to where it stood', async () => {
      const here = workspace()
      const { crm, discard } = here
      const { deal, flowId } = await start(here)
      await moveToNextStage(crm, { flow, flowId })
      const stage = (await crm.all(stagesOf(leadtoopportunitysalesprocess)))[1]?.processstageid ?? ''
      const first = (await crm.all(stagesOf(leadtoopportunitysalesprocess)))[0]?.processstageid ?? ''
      const other = { flow: leadtoopportunitysalesprocess, record: deal }

      const started = await switchFlow(crm, { ...other, activeStageId: stage, traversedPath: [first, stage] })
      discard(leadtoopportunitysalesprocess, started.flow.id)
      const back = await switchFlow(crm, { flow, record: deal })

      expect(started.isStarted).toBe(true)
      expect(back).toEqual({ flow: ref(flow, flowId), isStarted: false })
      expect((await crm.execute(activePath({ flowId }))).length).toBeGreaterThan(1)
    })

    it('is one that is there', async () => {
      const { crm } = workspace()

      await expect(moveToNextStage(crm, { flow, flowId: absentId })).rejects.toThrow(RecordNotFoundError)
      await expect(crm.execute(activePath({ flowId: absentId }))).rejects.toThrow(ServiceError)
    })
  })
}

const absentId = '0f0e0d0c-0b0a-4000-8000-000000000000'
