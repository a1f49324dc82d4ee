import { type Client, query } from 'dynamics365-crm'
import {
  approveKnowledgeArticle,
  archiveKnowledgeArticle,
  createKnowledgeArticle,
  createKnowledgeArticleVersion,
  expireKnowledgeArticle,
  fullTextSearchKnowledgeArticle,
  incrementKnowledgeArticleViewCount,
  linkArticleToCase,
  publishKnowledgeArticle,
  restoreKnowledgeArticle,
  scheduleKnowledgeArticle,
  translateKnowledgeArticle,
} from 'dynamics365-crm/actions'
import {
  account,
  incident,
  KnowledgeArticleState,
  knowledgearticle,
  knowledgearticleincident,
  languagelocale,
} from 'dynamics365-crm/entities'
import { RecordNotFoundError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { useWorkspace, type Workspace } from './workspace.js'

/** Knowledge articles are written, versioned, translated and published. */
export function describeKnowledge(open: () => Promise<Client>): void {
  const workspace = useWorkspace(open)

  async function write({ crm, mark, discard, discardLast }: Workspace) {
    const knowledgeArticleId = await crm.execute(createKnowledgeArticle({ title: mark, content: `<p>${mark}</p>` }))
    const { _rootarticleid_value: root } = await crm.retrieve(knowledgearticle, knowledgeArticleId, (a) =>
      a.select('_rootarticleid_value'),
    )
    discard(knowledgearticle, knowledgeArticleId)
    if (root) discardLast(knowledgearticle, root)
    return { knowledgeArticleId, root }
  }

  describe('a knowledge article', () => {
    it('is written as version 1.0, approved, published and found', async () => {
      const here = workspace()
      const { crm, mark } = here
      const { knowledgeArticleId } = await write(here)

      await crm.batch([approveKnowledgeArticle({ knowledgeArticleId })])
      await crm.execute(scheduleKnowledgeArticle({ knowledgeArticleId, publishOn: '2099-01-01T00:00:00Z' }))
      await crm.execute(publishKnowledgeArticle({ knowledgeArticleId, expirationDate: '2099-12-31T00:00:00Z' }))

      const written = await crm.retrieve(knowledgearticle, knowledgeArticleId, (a) =>
        a.select('statecode', 'majorversionnumber', 'minorversionnumber', 'articlepublicnumber', 'expirationdate'),
      )
      expect(written).toMatchObject({
        statecode: KnowledgeArticleState.Published,
        majorversionnumber: 1,
        minorversionnumber: 0,
        expirationdate: '2099-12-31T00:00:00Z',
      })
      expect(written.articlepublicnumber).not.toBe('')
      const found = await crm.execute(fullTextSearchKnowledgeArticle({ searchText: mark }))
      expect(found.map((row) => row['knowledgearticleid'])).toContain(knowledgeArticleId)
      const fetchXml = `<fetch><entity name="knowledgearticle"><attribute name="title"/><filter>
        <condition attribute="title" operator="eq" value="another"/></filter></entity></fetch>`
      expect(await crm.execute(fullTextSearchKnowledgeArticle({ searchText: mark, fetchXml }))).toEqual([])
    })

    it('expires, is archived, and is taken up again', async () => {
      const here = workspace()
      const { crm } = here
      const { knowledgeArticleId } = await write(here)
      const input = { knowledgeArticleId }
      const state = async () =>
        (await crm.retrieve(knowledgearticle, knowledgeArticleId, (a) => a.select('statecode'))).statecode

      await crm.execute(publishKnowledgeArticle(input))
      await crm.execute(expireKnowledgeArticle(input))
      expect(await state()).toBe(KnowledgeArticleState.Expired)
      await crm.execute(archiveKnowledgeArticle(input))
      expect(await state()).toBe(KnowledgeArticleState.Archived)
      await crm.execute(restoreKnowledgeArticle(input))
      expect(await state()).toBe(KnowledgeArticleState.Draft)
    })

    it('has versions and translations', async () => {
      const here = workspace()
      const { crm, discard } = here
      const { knowledgeArticleId, root } = await write(here)
      const [language] = await crm.all(
        query(languagelocale)
          .select('languagelocaleid')
          .where((l) => l.localeid.eq(1031)),
      )
      if (language === undefined) throw new Error('The organization has no German.')

      const next = await crm.execute(createKnowledgeArticleVersion({ knowledgeArticleId, isMajor: true }))
      discard(knowledgearticle, next.knowledgeArticleId)
      const german = await crm.execute(
        translateKnowledgeArticle({ knowledgeArticleId, languageLocaleId: language.languagelocaleid }),
      )
      discard(knowledgearticle, german.knowledgeArticleId)

      const read = (id: string) =>
        crm.retrieve(knowledgearticle, id, (a) =>
          a.select(
            'majorversionnumber',
            '_rootarticleid_value',
            '_previousarticlecontentid_value',
            '_languagelocaleid_value',
          ),
        )
      expect(await read(next.knowledgeArticleId)).toMatchObject({
        majorversionnumber: 2,
        _rootarticleid_value: root,
        _previousarticlecontentid_value: knowledgeArticleId,
      })
      expect(await read(german.knowledgeArticleId)).toMatchObject({
        _rootarticleid_value: root,
        _languagelocaleid_value: language.languagelocaleid,
      })
    })

    it('is counted when it is read, and linked with the case that it solved', async () => {
      const here = workspace()
      const { crm, add, mark, discard } = here
      const { knowledgeArticleId } = await write(here)
      const customer = await add(account, { name: mark })
      const solved = await add(incident, { title: mark, customerid: customer })
      const viewDate = '2026-01-01T00:00:00Z'

      await crm.execute(incrementKnowledgeArticleViewCount({ knowledgeArticleId, viewDate, location: 'Web', count: 2 }))
      const link = await crm.execute(
        linkArticleToCase({ knowledgeArticleId, incidentId: solved.id, knowledgeUsage: 2 }),
      )
      discard(knowledgearticleincident, link)

      expect(
        await crm.retrieve(knowledgearticleincident, link, (l) => l.select('knowledgeusage', '_incidentid_value')),
      ).toMatchObject({ knowledgeusage: 2, _incidentid_value: solved.id })
      const absent = { knowledgeArticleId: solved.id }
      await expect(crm.execute(createKnowledgeArticleVersion(absent))).rejects.toThrow(RecordNotFoundError)
      await expect(crm.execute(publishKnowledgeArticle(absent))).rejects.toThrow(RecordNotFoundError)
    })
  })
}
