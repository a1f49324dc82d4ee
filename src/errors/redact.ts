const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
/** Not Microsoft's own pages: an error of another library may send the reader to one. */
const origin = /\bhttps?:\/\/(?!(aka\.ms|(learn|go|login)\.microsoft(online)?\.com)(?![\w.-]))[^\s/'"<>]+/gi
const host = /\b[\w-]+(\.[\w-]+)*\.(dynamics\.com|dynamics\.cn|microsoftdynamics\.(us|de)|appsplatform\.us)\b/gi
/** Of the system's look-up of a name. */
const lookedUp = /\b(ENOTFOUND|EAI_AGAIN) \S+/g

/** Text for people and logs: organizations and GUIDs are taken out of it. */
export function redact(text: string): string {
  return text
    .replace(origin, '{organization}')
    .replace(host, '{organization}')
    .replace(lookedUp, '$1 {organization}')
    .replace(guid, '{id}')
}
