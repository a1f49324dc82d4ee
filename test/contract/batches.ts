import { randomUUID } from 'node:crypto'
import {
  associate,
  type Client,
  changeSet,
  create,
  deleteRecord,
  disassociate,
  query,
  ref,
  retrieve,
  update,
} from 'dynamics365-crm'
import { account, contact } from 'dynamics365-crm/entities'
import { describe, expect, it } from 'vitest'
import { useWorkspace } from './workspace.js'

/** Several operations in one request. */
export function describeBatches(open: () => Promise<Client>): void {
  describe('a batch', () => {
    const workspace = useWorkspace(open)

    it('relates records that it has just made, and lets them go again', async () => {
      const { crm, mark, discardLast } = workspace()
      const set = changeSet()
      const made = set.add(create(account, { name: mark }))
      const person = set.add(create(contact, { lastname: mark }))
      set.add(associate(account, made, 'contact_customer_accounts', person))
      set.add(associate(account, made, 'primarycontactid', person))

      const [results] = await crm.batch([set])
      const [accountId, contactId] = [results.get(made), results.get(person)]
      discardLast(account, accountId)
      discardLast(contact, contactId)
      const related = await crm.retrieve(account, accountId, (a) =>
        a.select('_primarycontactid_value').expand('contact_customer_accounts', (c) => c.select('contactid')),
      )
      await crm.batch([
        disassociate(account, accountId, 'contact_customer_accounts', ref(contact, contactId)),
        disassociate(account, accountId, 'primarycontactid'),
      ])
      const alone = await crm.retrieve(account, accountId, (a) =>
        a.select('_primarycontactid_value').expand('contact_customer_accounts', (c) => c.select('contactid')),
      )

      expect(related).toMatchObject({
        _primarycontactid_value: contactId,
        contact_customer_accounts: [{ contactid: contactId }],
      })
      expect(alone).toMatchObject({ _primarycontactid_value: null, contact_customer_accounts: [] })
    })

    it('does a change set as a whole, and reads what it has made', async () => {
      const { crm, mark, discardLast } = workspace()
      const set = changeSet()
      const made = set.add(create(account, { name: `${mark} “ä” € 日本` }))
      const person = set.add(create(contact, { lastname: mark, parentcustomerid: made }))
      set.add(update(account, made, { primarycontactid: person }))

      const [results, accounts] = await crm.batch([
        set,
        query(account)
          .select('accountid', 'name', '_primarycontactid_value')
          .where((a) => a.name.startsWith(mark)),
      ])
      discardLast(account, results.get(made))
      discardLast(contact, results.get(person))

      expect(accounts.records).toMatchObject([
        { accountid: results.get(made), name: `${mark} “ä” € 日本`, _primarycontactid_value: results.get(person) },
      ])
    })

    it('that fails leaves nothing of a change set, and what came before it', async () => {
      const { crm, mark, add } = workspace()
      const { id } = await add(account, { name: mark })
      const set = changeSet()
      set.add(create(account, { name: `${mark} 2` }))
      set.add(deleteRecord(contact, randomUUID()))

      const error = await crm
        .batch([update(account, id, { name: `${mark} 1` }), set, retrieve(account, id, (a) => a.select('name'))])
        .catch((reason: unknown) => reason)
      const names = await crm.all(
        query(account)
          .select('name')
          .where((a) => a.name.startsWith(mark)),
      )

      expect(error).toMatchObject({
        kind: 'batch',
        index: 1,
        cause: { kind: 'not-found', operation: 'contacts.delete' },
      })
      expect(names.map(({ name }) => name)).toEqual([`${mark} 1`])
    })

    it('goes on after a failure where it is to', async () => {
      const { crm, mark, add } = workspace()
      const { id } = await add(account, { name: mark })

      const outcomes = await crm.batch(
        [retrieve(account, randomUUID(), (a) => a.select('name')), retrieve(account, id, (a) => a.select('name'))],
        { onError: 'continue' },
      )

      expect(outcomes).toMatchObject([
        { ok: false, error: { kind: 'not-found' } },
        { ok: true, value: { name: mark } },
      ])
    })
  })
}
