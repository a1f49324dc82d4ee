import { type Client, query, ref } from 'dynamics365-crm'
import { assign, merge, reassignObjectsOwner, setState, whoAmI } from 'dynamics365-crm/actions'
import {
  AccountStates,
  account,
  businessunit,
  contact,
  LeadStates,
  lead,
  systemuser,
  team,
} from 'dynamics365-crm/entities'
import { InvalidStateError, RecordNotFoundError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { useWorkspace } from './workspace.js'

/** Owners, states, and two records that become one. */
export function describeOwnership(open: () => Promise<Client>): void {
  const workspace = useWorkspace(open)

  describe('a record', () => {
    it('goes to another owner', async () => {
      const { crm, mark, add } = workspace()
      const record = await add(account, { name: mark })
      const { UserId } = await crm.execute(whoAmI())
      const others = await crm.all(
        query(systemuser)
          .select('systemuserid')
          .where((u) => u.systemuserid.ne(UserId).and(u.isdisabled.eq(false)))
          .top(1),
      )
      const [other] = others.map(({ systemuserid }) => ref(systemuser, systemuserid))
      if (other === undefined) throw new Error('There is no second user.')

      await crm.execute(assign(account, record.id, other))

      const { _ownerid_value: owner } = await crm.retrieve(account, record, (a) => a.select('_ownerid_value'))
      expect(owner).toBe(other.id)
      const nobody = ref(systemuser, '00000000-0000-4000-8000-0000000000ff')
      await expect(crm.execute(assign(account, record.id, nobody))).rejects.toThrow(RecordNotFoundError)
    })

    it('moves between its states, in a batch too', async () => {
      const { crm, mark, add } = workspace()
      const company = await add(account, { name: mark })
      const person = await add(lead, { subject: mark, lastname: mark })

      await crm.batch([
        setState(account, company.id, AccountStates.Inactive, { from: AccountStates.Active }),
        setState(lead, person.id, LeadStates.Disqualified, { status: 6 }),
      ])

      expect(await crm.retrieve(account, company, (a) => a.select('statecode'))).toMatchObject({ statecode: 1 })
      expect(await crm.retrieve(lead, person, (l) => l.select('statuscode'))).toMatchObject({ statuscode: 6 })
    })
  })

  describe('all that somebody owns', () => {
    it('goes to another at once', async () => {
      const { crm, mark, add } = workspace()
      const caller = await crm.execute(whoAmI())
      const unit = ref(businessunit, caller.BusinessUnitId)
      const member = { teamtype: 0, businessunitid: unit, administratorid: ref(systemuser, caller.UserId) } as const
      const [from, to] = [await add(team, { name: mark, ...member }), await add(team, { name: `${mark} 2`, ...member })]
      const records = [await add(account, { name: mark }), await add(account, { name: mark })]
      for (const record of records) await crm.execute(assign(account, record.id, from))

      await crm.execute(reassignObjectsOwner({ fromPrincipal: from, toPrincipal: to }))

      for (const record of records) {
        const { _ownerid_value: owner } = await crm.retrieve(account, record, (a) => a.select('_ownerid_value'))
        expect(owner).toBe(to.id)
      }
    })
  })

  describe('two records', () => {
    it('become one, which takes what belonged to the other', async () => {
      const { crm, mark, add } = workspace()
      const [stays, goes] = [await add(account, { name: mark }), await add(account, { name: `${mark} 2` })]
      const person = await add(contact, { lastname: mark, parentcustomerid: goes })
      const merges = merge({ table: account, targetId: stays, subordinateId: goes, updateContent: { fax: '555-0100' } })

      await crm.execute(merges)

      const { _parentcustomerid_value: parent } = await crm.retrieve(contact, person, (c) =>
        c.select('_parentcustomerid_value'),
      )
      expect(parent).toBe(stays.id)
      expect(await crm.retrieve(account, stays, (a) => a.select('fax'))).toMatchObject({ fax: '555-0100' })
      expect(await crm.retrieve(account, goes, (a) => a.select('statecode', 'merged'))).toMatchObject({
        statecode: 1,
        merged: true,
      })
      await expect(crm.execute(merges)).rejects.toThrow(InvalidStateError)
    })
  })
}
