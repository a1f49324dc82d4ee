import { ref } from 'dynamics365-crm'
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
import { KnowledgeArticleIncidentKnowledgeUsage, knowledgearticle, languagelocale } from 'dynamics365-crm/entities'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const knowledgeArticleId = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const otherId = '5f1c2f5e-2f5e-4000-8000-00000000000b'
const article = { '@odata.type': 'Microsoft.Dynamics.CRM.knowledgearticle', knowledgearticleid: knowledgeArticleId }
const answered = (body: unknown) => ({ status: 200, headers: new Headers(), body })

describe('the state of an article', () => {
  it('is changed by an update', () => {
    expect(approveKnowledgeArticle({ knowledgeArticleId })).toMatchObject({
      method: 'PATCH',
      path: `knowledgearticles(${knowledgeArticleId})`,
      body: { statecode: 1, statuscode: 5 },
      repeat: 'always',
    })
    expect(publishKnowledgeArticle({ knowledgeArticleId }).body).toEqual({ statecode: 3, statuscode: 7 })
    expect(archiveKnowledgeArticle({ knowledgeArticleId }).body).toEqual({ statecode: 5, statuscode: 12 })
    expect(expireKnowledgeArticle({ knowledgeArticleId }).body).toEqual({ statecode: 4, statuscode: 10 })
    expect(restoreKnowledgeArticle({ knowledgeArticleId }).body).toEqual({ statecode: 0, statuscode: 2 })
  })

  it('goes with the dates on which it is published and ends', () => {
    const ends = { expirationdate: '2028-01-01T00:00:00Z', expirationstateid: 4, expirationstatusid: 10 }

    expect(publishKnowledgeArticle({ knowledgeArticleId, expirationDate: '2028-01-01T00:00:00Z' }).body).toEqual({
      statecode: 3,
      statuscode: 7,
      ...ends,
    })
    expect(
      scheduleKnowledgeArticle({
        knowledgeArticleId,
        publishOn: new Date('2027-02-01T08:00:00Z'),
        expirationDate: '2028-01-01T00:00:00Z',
      }).body,
    ).toEqual({ statecode: 2, statuscode: 6, publishon: '2027-02-01T08:00:00Z', scheduledstatusid: 7, ...ends })
  })

  it('takes no date that the service cannot hold, and no other record', () => {
    expect(() => scheduleKnowledgeArticle({ knowledgeArticleId, publishOn: '1752-12-31T00:00:00Z' })).toThrow(
      new UsageError('publishOn takes a Date or an ISO 8601 text, not before 1753.'),
    )
    expect(() => scheduleKnowledgeArticle({ knowledgeArticleId, publishOn: 'soon' })).toThrow(UsageError)
    // @ts-expect-error no date
    expect(() => scheduleKnowledgeArticle({ knowledgeArticleId })).toThrow(UsageError)
    expect(() => publishKnowledgeArticle({ knowledgeArticleId, expirationDate: 'never' })).toThrow(UsageError)
    // @ts-expect-error a language
    expect(() => approveKnowledgeArticle({ knowledgeArticleId: ref(languagelocale, otherId) })).toThrow(UsageError)
  })
})

describe('a new article', () => {
  it('says what its author knows, and leaves the rest to the service', () => {
    expect(createKnowledgeArticle({ title: 'Reset', content: '<p>Hold it.</p>' })).toMatchObject({
      method: 'POST',
      path: 'knowledgearticles',
      body: { title: 'Reset', content: '<p>Hold it.</p>' },
    })
    expect(
      createKnowledgeArticle({
        title: 'Reset',
        description: 'How to',
        keywords: 'router, reset',
        articlePublicNumber: 'KB-1',
        languageLocaleId: otherId,
        subjectId: otherId,
        isInternal: true,
      }).body,
    ).toEqual({
      title: 'Reset',
      description: 'How to',
      keywords: 'router, reset',
      articlepublicnumber: 'KB-1',
      isinternal: true,
      'languagelocaleid@odata.bind': `/languagelocale(${otherId})`,
      'subjectid@odata.bind': `/subjects(${otherId})`,
    })
  })
})

describe('another version of an article', () => {
  it('is asked for by an action that tells the new one', () => {
    const operation = createKnowledgeArticleVersion({ knowledgeArticleId, isMajor: true })

    expect(operation).toMatchObject({
      method: 'POST',
      path: 'CreateKnowledgeArticleVersion',
      body: { Source: article, IsMajor: true },
      repeat: 'when-refused',
    })
    expect(createKnowledgeArticleVersion({ knowledgeArticleId }).body).toMatchObject({ IsMajor: false })
    expect(operation.read(answered({ knowledgearticleid: otherId }))).toEqual({
      knowledgeArticle: ref(knowledgearticle, otherId),
      knowledgeArticleId: otherId,
    })
    expect(() => operation.read(answered({ value: [] }))).toThrow(UnexpectedResponseError)
  })
})

describe('a translation of an article', () => {
  it('names the language, whose set is of an unusual name', () => {
    const operation = translateKnowledgeArticle({ knowledgeArticleId, languageLocaleId: otherId })

    expect(operation).toMatchObject({
      method: 'POST',
      path: 'CreateKnowledgeArticleTranslation',
      body: {
        Source: article,
        Language: { '@odata.type': 'Microsoft.Dynamics.CRM.languagelocale', languagelocaleid: otherId },
        IsMajor: true,
      },
    })
    expect(operation.read(answered({ knowledgearticleid: otherId })).knowledgeArticleId).toBe(otherId)
    // @ts-expect-error no language
    expect(() => translateKnowledgeArticle({ knowledgeArticleId })).toThrow(UsageError)
  })
})

describe('seeking articles', () => {
  it('is among published ones when nothing else is said', () => {
    expect(fullTextSearchKnowledgeArticle({ searchText: 'reset' })).toMatchObject({
      method: 'POST',
      path: 'FullTextSearchKnowledgeArticle',
      body: { SearchText: 'reset', UseInflection: false, RemoveDuplicates: true, StateCode: 3 },
    })
  })

  it('takes a query that says more', () => {
    const body = fullTextSearchKnowledgeArticle({
      searchText: 'reset',
      state: 0,
      useInflection: true,
      removeDuplicates: false,
      fetchXml: '<fetch><entity name="knowledgearticle"/></fetch>',
    }).body

    expect(body).toEqual({
      SearchText: 'reset',
      UseInflection: true,
      RemoveDuplicates: false,
      StateCode: 0,
      QueryExpression: {
        '@odata.type': '#Microsoft.Dynamics.CRM.FetchExpression',
        Query: '<fetch><entity name="knowledgearticle"/></fetch>',
      },
    })
    expect(() => fullTextSearchKnowledgeArticle({ searchText: '  ' })).toThrow(UsageError)
  })
})

describe('counting views', () => {
  const seen = { knowledgeArticleId, viewDate: '2026-03-01T00:00:00Z', location: 'Web' } as const

  it('is a function that writes, so it is not repeated', () => {
    const operation = incrementKnowledgeArticleViewCount({ ...seen, count: 3 })

    expect(operation).toMatchObject({ method: 'GET', repeat: 'when-refused' })
    const query = new URLSearchParams(operation.path.slice(operation.path.indexOf('?')))
    expect([...query.values()]).toEqual([expect.stringContaining(knowledgeArticleId), '2026-03-01T00:00:00Z', '2', '3'])
  })

  it('counts at least one, at a place that exists', () => {
    expect(() => incrementKnowledgeArticleViewCount({ ...seen, count: 0 })).toThrow(UsageError)
    // @ts-expect-error no such place
    expect(() => incrementKnowledgeArticleViewCount({ ...seen, location: 'toString' })).toThrow(
      new UsageError('location takes Internal or Web.'),
    )
  })
})

describe('linking an article with a case', () => {
  it('creates a row of the table between them', () => {
    expect(
      linkArticleToCase({
        knowledgeArticleId,
        incidentId: otherId,
        knowledgeUsage: KnowledgeArticleIncidentKnowledgeUsage.Solution,
      }),
    ).toMatchObject({
      method: 'POST',
      path: 'knowledgearticleincidents',
      body: {
        'knowledgearticleid@odata.bind': `/knowledgearticles(${knowledgeArticleId})`,
        'incidentid@odata.bind': `/incidents(${otherId})`,
        knowledgeusage: 2,
      },
    })
  })
})
