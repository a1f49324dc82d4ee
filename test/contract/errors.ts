import { randomUUID } from 'node:crypto'
import { type Client, isDataverseError, type Operation, query } from 'dynamics365-crm'
import { qualifyLead, resolveIncident, winOpportunity } from 'dynamics365-crm/actions'
import { account, incident, lead, opportunity, opportunityclose, task } from 'dynamics365-crm/entities'
import {
  BusinessRuleError,
  DataverseError,
  DuplicateRecordError,
  InvalidStateError,
  PermissionError,
  QueryLimitError,
  RecordNotFoundError,
  ServiceError,
  ValidationError,
} from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { useWorkspace } from './workspace.js'

/** A request as a caller without types may make it. */
function untyped(changes: Pick<Operation<unknown>, 'path'> & Partial<Operation<unknown>>): Operation<unknown> {
  return {
    name: 'untyped',
    method: 'POST',
    expects: 'nothing',
    repeat: 'when-refused',
    read: () => undefined,
    ...changes,
  }
}

async function refusalOf(call: Promise<unknown>): Promise<ServiceError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof ServiceError) return error
  throw new Error('The call was not refused by the service.', { cause: error })
}

/** What the service refuses arrives as the class of its reason. */
export function describeErrors(open: () => Promise<Client>): void {
  describe('a refusal', () => {
    const workspace = useWorkspace(open)

    it('says that a record is not there, and names it only in the refusal', async () => {
      const { crm } = workspace()
      const id = randomUUID()

      const error = await refusalOf(crm.retrieve(account, id, (a) => a.select('name')))

      expect(error).toBeInstanceOf(RecordNotFoundError)
      expect(isDataverseError(error)).toBe(true)
      expect(error).toMatchObject({
        kind: 'not-found',
        status: 404,
        code: '0x80040217',
        operation: 'accounts.retrieve',
      })
      expect(error.message).not.toContain(id)
      expect(error.unredacted().serviceMessage.toLowerCase()).toContain(id)
      expect(error.requestId).toBeDefined()
    })

    it('says that a text is too long', async () => {
      const { crm, mark } = workspace()

      const error = await refusalOf(crm.create(account, { name: mark.padEnd(161, 'x') }))

      expect(error).toBeInstanceOf(ValidationError)
      expect(error).toMatchObject({ status: 400, code: '0x80044331' })
    })

    it('says that a number is out of its range', async () => {
      const { crm, mark } = workspace()

      expect(await refusalOf(crm.create(account, { name: mark, numberofemployees: -1 }))).toBeInstanceOf(
        ValidationError,
      )
    })

    it('says that a choice has no such option', async () => {
      const { crm, mark } = workspace()
      const body = { name: mark, accountcategorycode: 4_711 }

      expect(await refusalOf(crm.execute(untyped({ path: 'accounts', body })))).toBeInstanceOf(ValidationError)
    })

    it('says that a property is not declared', async () => {
      const { crm, mark } = workspace()
      const body = { name: mark, nosuchcolumn: 1 }

      const error = await refusalOf(crm.execute(untyped({ path: 'accounts', body })))

      expect(error).toBeInstanceOf(ValidationError)
      expect(error.unredacted().serviceMessage).toContain('nosuchcolumn')
    })

    it('says that a query names a column that does not exist', async () => {
      const { crm } = workspace()
      const reading = untyped({ method: 'GET', path: 'accounts?$select=nosuchcolumn', expects: 'json' })

      expect(await refusalOf(crm.execute(reading))).toBeInstanceOf(ValidationError)
    })

    it('says that there is no such resource', async () => {
      const { crm } = workspace()

      const error = await refusalOf(crm.execute(untyped({ method: 'GET', path: 'nosuchset' })))

      expect(error).toMatchObject({ status: 404, code: '0x8006088a' })
    })

    it('says that an id is taken', async () => {
      const { crm, mark, add } = workspace()
      const { id } = await add(account, { name: mark })

      const error = await refusalOf(crm.create(account, { accountid: id, name: mark }))

      expect(error).toBeInstanceOf(DuplicateRecordError)
      expect(error).toMatchObject({ kind: 'duplicate-key', status: 412 })
    })

    it('says that the state of a record does not allow it', async () => {
      const { crm, mark, add, discardLast } = workspace()
      const customer = await add(account, { name: mark })
      const deal = await add(opportunity, { name: mark, customerid: customer })
      const person = await add(lead, { subject: mark, lastname: mark })
      await crm.execute(winOpportunity({ opportunityId: deal, subject: mark }))
      await crm.execute(qualifyLead({ leadId: person }))
      const [close] = await crm.all(
        query(opportunityclose)
          .select('activityid')
          .where((c) => c._opportunityid_value.eq(deal.id)),
      )
      if (close) discardLast(opportunityclose, close.activityid)

      const wonTwice = await refusalOf(crm.execute(winOpportunity({ opportunityId: deal, subject: mark })))
      const qualifiedTwice = await refusalOf(crm.execute(qualifyLead({ leadId: person })))

      expect(wonTwice).toBeInstanceOf(InvalidStateError)
      expect(qualifiedTwice).toBeInstanceOf(InvalidStateError)
    })

    it('says that a status reason does not fit the state', async () => {
      const { crm, mark, add } = workspace()
      const made = await add(account, { name: mark })

      const error = await refusalOf(crm.update(account, made, { statecode: 0, statuscode: 2 }))

      expect(error).toBeInstanceOf(InvalidStateError)
    })

    it('says that a rule of the application is against it', async () => {
      const { crm, mark, add } = workspace()
      const customer = await add(account, { name: mark })
      const problem = await add(incident, { title: mark, customerid: customer })
      await add(task, { subject: mark, regardingobjectid: problem })

      const error = await refusalOf(crm.execute(resolveIncident({ incidentId: problem, subject: mark })))

      expect(error).toBeInstanceOf(BusinessRuleError)
      expect(error.code).toBe('0x8004440a')
    })

    it('says that nobody can be acted for who is not there', async () => {
      const { crm } = workspace()

      const error = await refusalOf(crm.as(randomUUID()).execute(query(account).select('name').top(1)))

      expect(error).toBeInstanceOf(PermissionError)
      expect(error.status).toBe(403)
    })

    it('says that a query has too many conditions', async () => {
      const { crm } = workspace()
      const conditions = Array.from({ length: 501 }, (_, number) => `opendeals%20eq%20${number}`)
      const path = `accounts?$select=name&$filter=${conditions.join('%20or%20')}`

      const error = await refusalOf(crm.execute(untyped({ method: 'GET', path })))

      expect(error).toBeInstanceOf(QueryLimitError)
      expect(error).toBeInstanceOf(DataverseError)
    })

    it('leaves nothing of what it refused', async () => {
      const { crm, mark } = workspace()
      const body = { name: mark, primarycontactid: { lastname: mark, birthdate: 'never' } }

      await refusalOf(crm.execute(untyped({ path: 'accounts', body })))

      const accounts = await crm.all(
        query(account)
          .select('name')
          .where((a) => a.name.eq(mark)),
      )
      expect(accounts).toEqual([])
    })
  })
}
