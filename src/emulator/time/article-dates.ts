import { type Rule, timeIn } from './due.js'

const scheduled = 2
const published = 3
const publishedStatus = 7
const expiredState = 4
const expiredStatus = 10

/**
 * A scheduled article is published on its day, and a published one expires on its own, into the states that it names. Our choice: at
 * the instant itself, where the service has a job that runs now and then. Source: entity reference of `knowledgearticle`.
 */
export const articleDates: Rule = {
  table: 'knowledgearticle',
  next(record) {
    const { statecode, scheduledstatusid, expirationstateid, expirationstatusid } = record.values
    const publishes = timeIn(record, 'publishon')
    if (statecode === scheduled && publishes !== undefined) {
      return { at: publishes, values: { statecode: published, statuscode: scheduledstatusid ?? publishedStatus } }
    }
    const expires = timeIn(record, 'expirationdate')
    const becomes = expirationstateid ?? expiredState
    if (statecode !== published || becomes === published || expires === undefined) return undefined
    return { at: expires, values: { statecode: becomes, statuscode: expirationstatusid ?? expiredStatus } }
  },
}
