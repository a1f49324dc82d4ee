import { createClient, query } from 'dynamics365-crm'
import { createEmulator } from 'dynamics365-crm/emulator'
import { activitypointer, task } from 'dynamics365-crm/entities'
import { describe, expect, it } from 'vitest'
import { add, open, refusedWith } from './server-calls.js'

describe('records of two tables that have the same key', () => {
  it('lead to each other: a task and its activity', async () => {
    const { orgUrl, fetch } = createEmulator()
    const crm = createClient({ orgUrl, fetch, credential: async () => 'any' })
    await crm.create(task, { subject: 'Other' })
    const activityid = await crm.create(task, { subject: 'Call back' })

    const one = await crm.retrieve(task, activityid, (t) =>
      t.select('activityid').expand('activityid_activitypointer', (a) => a.select('subject')),
    )
    const activities = query(activitypointer)
      .select('activityid')
      .where((a) => a.activity_pointer_task.any((t) => t.subject.eq('Call back')))
      .expand('activity_pointer_task', (t) => t.select('subject'))
    const tasks = query(task).where((t) => t.activityid_activitypointer.subject.eq('Call back'))

    expect(one.activityid_activitypointer?.subject).toBe('Call back')
    expect(await crm.all(activities)).toMatchObject([{ activityid, activity_pointer_task: [{ subject: 'Call back' }] }])
    expect((await crm.all(tasks.select('activityid'))).map((row) => row.activityid)).toEqual([activityid])
  })

  it('cannot be set, since the key is', async () => {
    const { send } = open()
    const id = await add(send, 'tasks', { subject: 'Call back' })
    const bind = { 'activityid_activitypointer@odata.bind': `/activitypointers(${id})` }

    expect(await send('POST', 'tasks', { body: { subject: 'Again', ...bind } })).toMatchObject(
      refusedWith(400, '0x80048D19', expect.stringContaining('activityid_activitypointer')),
    )
    expect(await send('DELETE', `tasks(${id})/activityid_activitypointer/$ref`)).toMatchObject({ status: 400 })
  })
})
