import { stableId } from '../definitions/stable-id.js'
import type { Session, Target } from '../model.js'

const languages = [
  [1033, 'en-us', 'English', 'United States'],
  [1031, 'de-de', 'German', 'Germany'],
  [1036, 'fr-fr', 'French', 'France'],
  [3082, 'es-es', 'Spanish', 'Spain'],
] as const

/** Languages of knowledge articles. Our choice: their ids, and that they are these few of more than 150. */
export function seedLanguages({ store }: Session, organizationid: Target): void {
  if (!store.tables.has('languagelocale')) return
  for (const [localeid, code, language, region] of languages) {
    store.insert('languagelocale', {
      languagelocaleid: stableId(`languagelocale/${code}`),
      localeid,
      code,
      language,
      region,
      name: `${language} - ${region}`,
      organizationid,
      statecode: 0,
      statuscode: 1,
    })
  }
}
