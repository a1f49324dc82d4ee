import { newGuid, type Operation, ref } from 'dynamics365-crm'
import { createCase } from 'dynamics365-crm/actions'
import { contact } from 'dynamics365-crm/entities'
import { OutcomeUnknownError } from 'dynamics365-crm/errors'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { brokenConnection } from '../../http/answers.js'
import { pass, resumeTime, stopTime } from '../../http/fake-time.js'
import { openExecutor } from '../../http/open-executor.js'
import { id, samples } from './samples.js'

beforeEach(() => stopTime())
afterEach(() => resumeTime())

/** Writes that leave the same behind when they are done twice. */
const sameTwice = new Set(
  `abortFlow activateEntitlement activateQuote activateWorkflow applySla approveKnowledgeArticle archiveKnowledgeArticle
  assign assignTerritory bindEntitlement cancelActivity cancelCase cancelEntitlement cancelInvoice completeActivity
  deactivateEntitlement deactivateWorkflow disqualifyLead escalateCase expireKnowledgeArticle finishFlow payInvoice
  publishKnowledgeArticle reactivateCase reactivateFlow removeCompetitor removeRole reopenLead reopenOpportunity
  restoreKnowledgeArticle returnQuoteToDraft scheduleKnowledgeArticle searchAutocomplete searchRecords searchSuggest
  setState submitSalesOrder`.split(/\s+/),
)
/** A function of the service, and yet it writes. */
const countsTwice = 'incrementKnowledgeArticleViewCount'

const all = Object.entries(samples).map(([name, { make, args }]) => [name, make(...args)] as const)
const isSentAgain = ([name, { method }]: readonly [string, Operation<unknown>]) =>
  sameTwice.has(name) || (method === 'GET' && name !== countsTwice)
const again = [
  ...all.filter(isSentAgain),
  ['createCase with its own id', createCase({ title: 'Noise', customer: ref(contact, id) }, { id: newGuid() })],
] as const

describe('when the answer is lost', () => {
  it.each(all.filter((one) => !isSentAgain(one)))(
    '%s is not sent again, and its outcome is unknown',
    async (_, one) => {
      const { executor, sent } = openExecutor(() => {
        throw brokenConnection('ECONNRESET')
      })

      const call = executor.execute<unknown>(one).catch((error: unknown) => error)
      await pass(60_000)

      expect(await call).toBeInstanceOf(OutcomeUnknownError)
      expect(sent).toHaveLength(1)
    },
  )

  it.each(again)('%s is sent again', async (_, one) => {
    const { executor, sent } = openExecutor((_request, nth) => {
      if (nth === 1) throw brokenConnection('ECONNRESET')
      const headers = { 'OData-EntityId': `https://contoso.crm.dynamics.com/api/data/v9.2/x(${id})` }
      return new Response(null, { status: 204, headers })
    })

    const call = executor.execute<unknown>(one).catch((error: unknown) => error)
    await pass(60_000)

    expect(await call).not.toBeInstanceOf(OutcomeUnknownError)
    expect(sent).toHaveLength(2)
  })
})
