import { describe, expect, it } from 'vitest'
import type { MessageResult, Session, StoredRecord } from '../../src/emulator/model.js'
import { lookup, openSession, refusal, rows, run, target } from './message-session.js'

function write(session: Session, more: Readonly<Record<string, unknown>> = {}): StoredRecord {
  return session.create('knowledgearticle', { title: 'Reset the router', content: '<p>Hold the button.</p>', ...more })
}

function madeBy(result: MessageResult): StoredRecord {
  if (result.kind !== 'record') throw new Error('No record was made')
  return result.record
}

function version(session: Session, article: StoredRecord, IsMajor: boolean): StoredRecord {
  return madeBy(run(session, 'CreateKnowledgeArticleVersion', { Source: target(article), IsMajor }))
}

function numbers(article: StoredRecord): unknown {
  return [article.values['majorversionnumber'], article.values['minorversionnumber']]
}

function language(session: Session, localeid: number): StoredRecord {
  const found = rows(session, 'languagelocale').find(({ values }) => values['localeid'] === localeid)
  if (found === undefined) throw new Error(`No language ${localeid}`)
  return found
}

function publish(session: Session, { id }: StoredRecord): void {
  session.update('knowledgearticle', id, { statecode: 3, statuscode: 7 })
}

describe('a new knowledge article', () => {
  it('is a draft of version 1.0 below a root, with a number and the language of the organization', () => {
    const session = openSession()

    const article = write(session)

    const root = session.get('knowledgearticle', lookup(article, 'rootarticleid').id)
    expect(article.values).toMatchObject({
      articlepublicnumber: 'KA-01000',
      majorversionnumber: 1,
      minorversionnumber: 0,
      isprimary: true,
      islatestversion: true,
      isrootarticle: false,
      languagelocaleid: target(language(session, 1033)),
      statecode: 0,
      statuscode: 1,
    })
    expect(root.values).toMatchObject({ isrootarticle: true, articlepublicnumber: 'KA-01000' })
    expect(write(session).values['articlepublicnumber']).toBe('KA-01001')
  })

  it('keeps a number of its own, and needs a title', () => {
    const session = openSession()

    expect(write(session, { articlepublicnumber: 'KB-7' }).values['articlepublicnumber']).toBe('KB-7')
    expect(() => session.create('knowledgearticle', { content: 'No title' })).toThrow(refusal('0x80040200'))
    expect(rows(session, 'knowledgearticle')).toHaveLength(2)
  })

  it('goes through its states by updates, with a reason that belongs to each', () => {
    const session = openSession()
    const { id } = write(session)
    const to = (statecode: number, statuscode: number) =>
      session.update('knowledgearticle', id, { statecode, statuscode }).values['statecode']

    expect([to(1, 5), to(2, 6), to(3, 7), to(4, 10), to(5, 12), to(0, 2)]).toEqual([1, 2, 3, 4, 5, 0])
    expect(() => to(3, 12)).toThrow(refusal('0x80048408'))
  })
})

describe('versions of an article', () => {
  it('count up, and the newest is the latest', () => {
    const session = openSession()
    const first = write(session)
    publish(session, first)

    const minor = version(session, first, false)
    const major = version(session, first, true)

    expect(numbers(minor)).toEqual([1, 1])
    expect(numbers(major)).toEqual([2, 0])
    expect(major.values).toMatchObject({
      title: 'Reset the router',
      content: '<p>Hold the button.</p>',
      articlepublicnumber: 'KA-01000',
      rootarticleid: first.values['rootarticleid'],
      previousarticlecontentid: target(first),
      statecode: 0,
    })
    const latest = rows(session, 'knowledgearticle').filter(({ values }) => values['islatestversion'] === true)
    expect(latest.map(({ id }) => id)).toEqual([major.id])
    expect(session.get('knowledgearticle', first.id).values['statecode']).toBe(3)
  })

  it('are of articles only', () => {
    const session = openSession()
    const account = session.create('account', { name: 'A' })

    expect(() => version(session, account, true)).toThrow(refusal('0x80040203'))
  })
})

describe('a translation', () => {
  it('has the texts in another language and hangs on its source', () => {
    const session = openSession()
    const source = write(session, { keywords: 'router', description: 'How to' })
    const german = language(session, 1031)

    const translated = madeBy(
      run(session, 'CreateKnowledgeArticleTranslation', {
        Source: target(source),
        Language: target(german),
        IsMajor: true,
      }),
    )

    expect(() =>
      run(session, 'CreateKnowledgeArticleTranslation', { Source: target(source), Language: target(source) }),
    ).toThrow(refusal('0x80040203'))
    expect(translated.values).toMatchObject({
      title: 'Reset the router',
      description: 'How to',
      keywords: 'router',
      languagelocaleid: target(german),
      parentarticlecontentid: target(source),
      rootarticleid: source.values['rootarticleid'],
      isprimary: false,
      statecode: 0,
    })
    expect(session.get('knowledgearticle', source.id).values['islatestversion']).toBe(true)
    expect(numbers(version(session, translated, false))).toEqual([1, 1])
  })
})

describe('views of an article', () => {
  it('are added up', () => {
    const session = openSession()
    const article = write(session)
    const view = (Location: number, Count: number) =>
      run(session, 'IncrementKnowledgeArticleViewCount', {
        Source: target(article),
        ViewDate: '2026-03-02T00:00:00Z',
        Location,
        Count,
      })

    view(1, 2)

    expect(madeBy(view(2, 3)).values['knowledgearticleviews']).toBe(5)
    expect(() => view(3, 1)).toThrow(refusal('0x80040203'))
  })
})

describe('seeking articles', () => {
  function seek(session: Session, SearchText: string, more: Readonly<Record<string, unknown>> = {}): unknown {
    const result = run(session, 'FullTextSearchKnowledgeArticle', {
      SearchText,
      UseInflection: false,
      RemoveDuplicates: false,
      StateCode: 3,
      ...more,
    })
    return result.kind === 'records' ? result.records.map(({ id }) => id) : undefined
  }

  it('finds what holds every word in the state that is asked for', () => {
    const session = openSession()
    const article = write(session)
    publish(session, article)
    const draft = version(session, article, true)

    expect(seek(session, 'BUTTON router')).toEqual([article.id])
    expect(seek(session, 'button gateway')).toEqual([])
    expect(seek(session, 'button', { StateCode: 0 })).toEqual([draft.id])
  })

  it('takes one version of each article where that is enough', () => {
    const session = openSession()
    const article = write(session)
    const next = version(session, article, true)
    publish(session, article)
    publish(session, next)

    expect(seek(session, 'router')).toEqual([article.id, next.id])
    expect(seek(session, 'router', { RemoveDuplicates: true })).toEqual([next.id])
  })

  it('takes a query that narrows and orders', () => {
    const session = openSession()
    const articles = ['A', 'B', 'C'].map((title) => write(session, { title, isinternal: title === 'B' }))
    for (const article of articles) publish(session, article)
    const Query = `<fetch top="2"><entity name="knowledgearticle"><attribute name="title"/><order attribute="title" descending="true"/>
      <filter><condition attribute="isinternal" operator="eq" value="0"/></filter></entity></fetch>`

    expect(seek(session, 'button', { QueryExpression: { Query } })).toEqual([articles[2]?.id, articles[0]?.id])
    expect(() => seek(session, 'button', { QueryExpression: { Query: '<fetch' } })).toThrow()
    expect(() => seek(session, 'button', { QueryExpression: {} })).toThrow(refusal('0x80040219'))
  })
})
