import { Refusal, type Session, type StoredRecord, type Target, type Values } from '../../model.js'
import { lookupOf, numberOf, targetOf } from '../values.js'

const copied = ['title', 'content', 'description', 'keywords']

/** The article that a message is about. */
export function articleOf(session: Session, source: Target): StoredRecord {
  // Our choice: the codes. The metadata declares any record.
  if (source.table !== 'knowledgearticle') {
    throw new Refusal(400, '0x80040203', `A ${source.table} is no knowledge article.`)
  }
  const article = session.get(source.table, source.id)
  if (article.values['isrootarticle'] !== true) return article
  throw new Refusal(400, '0x80040203', 'A root article holds versions and is none.')
}

/** Another article of the same root with the texts of the source. */
export function copyOf(source: StoredRecord): Values {
  const { articlepublicnumber, isinternal, subjectid, languagelocaleid } = source.values
  return {
    ...Object.fromEntries(copied.map((column) => [column, source.values[column]])),
    articlepublicnumber,
    isinternal,
    subjectid,
    languagelocaleid,
    rootarticleid: rootOf(source),
    islatestversion: true,
  }
}

/** All that stand below the same root in the same language. */
export function versionsOf({ store }: Session, article: StoredRecord): readonly StoredRecord[] {
  const root = rootOf(article).id
  const language = lookupOf(article, 'languagelocaleid')?.id
  return [...store.all('knowledgearticle')].filter(
    (other) =>
      other.values['isrootarticle'] !== true &&
      rootOf(other).id === root &&
      lookupOf(other, 'languagelocaleid')?.id === language,
  )
}

/** Our choice: the next number counts on from the highest version, a minor one from the highest of the source's major version. */
export function nextVersion(versions: readonly StoredRecord[], source: StoredRecord, isMajor: boolean): Values {
  const major = isMajor
    ? Math.max(0, ...versions.map((version) => numberOf(version, 'majorversionnumber') ?? 0)) + 1
    : (numberOf(source, 'majorversionnumber') ?? 0)
  const siblings = versions.filter((version) => numberOf(version, 'majorversionnumber') === major)
  const minor = siblings.map((version) => numberOf(version, 'minorversionnumber') ?? 0)
  return { majorversionnumber: major, minorversionnumber: isMajor ? 0 : Math.max(-1, ...minor) + 1 }
}

function rootOf(article: StoredRecord): Target {
  return lookupOf(article, 'rootarticleid') ?? targetOf(article)
}
