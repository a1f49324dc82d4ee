import type { Store, Target, Values } from '../model.js'
import type { SessionOptions } from './session-options.js'
import type { TablePlan } from './table-plan.js'
import { insertRow } from './write-row.js'

/**
 * A caller's new article as version 1.0, in the organization's language, below a root article that holds all its versions and
 * translations. Our choice: the root has the article's title, number and language, and no text.
 * Source: "Work with knowledge articles".
 */
export function newArticle(options: SessionOptions, plan: TablePlan, given: Values): Values {
  if (given['isrootarticle'] === true) return given
  const { store } = options
  const article: Values = {
    majorversionnumber: 1,
    minorversionnumber: 0,
    isprimary: true,
    islatestversion: true,
    ...withLanguage(store),
    ...given,
  }
  if (typeof article['title'] !== 'string' || article['rootarticleid'] !== undefined) return article
  const { title, articlepublicnumber, languagelocaleid } = article
  const root = insertRow(options, plan, {
    title,
    articlepublicnumber,
    languagelocaleid,
    majorversionnumber: 0,
    minorversionnumber: 0,
    isrootarticle: true,
  })
  return {
    ...article,
    rootarticleid: { table: root.table, id: root.id } satisfies Target,
    articlepublicnumber: root.values['articlepublicnumber'],
  }
}

function withLanguage(store: Store): Values {
  if (!store.tables.has('languagelocale') || !store.tables.has('organization')) return {}
  const [organization] = store.all('organization')
  const code = organization?.values['languagecode']
  const language = [...store.all('languagelocale')].find(({ values }) => values['localeid'] === code)
  return language === undefined ? {} : { languagelocaleid: { table: language.table, id: language.id } }
}
