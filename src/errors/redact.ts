const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
/** Not Microsoft's own pages: an error of another library may send the reader to one. */
const origin = /\bhttps?:\/\/(?!(aka\.ms|(learn|go|login)\.microsoft(online)?\.com)(?![\w.-]))[^\s/'"<>]+/gi
const host = /\b[\w-]+(\.[\w-]+)*\.(dynamics\.com|dynamics\.cn|microsoftdynamics\.(us|de)|appsplatform\.us)\b/gi
/** Of the system's look-up of a name. */
const lookedUp = /\b(ENOTFOUND|EAI_AGAIN) \S+/g
const bearer = /\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi
/** A JSON web token, wherever it stands. */
const jsonWebToken = /\beyJ[\w-]{8,}(\.[\w-]+)*/g
const email = /[\w.+-]+@[\w-]+(\.[\w-]+)+/g
const secret = /\b(client_secret|client_assertion|password|access_token|refresh_token|sig|code)=[^&\s'"]+/gi

/** Text for people and logs: organizations, GUIDs, tokens, secrets and addresses are taken out of it. */
export function redact(text: string): string {
  return text
    .replace(origin, '{organization}')
    .replace(host, '{organization}')
    .replace(lookedUp, '$1 {organization}')
    .replace(guid, '{id}')
    .replace(bearer, '$1 {token}')
    .replace(jsonWebToken, '{token}')
    .replace(secret, '$1={secret}')
    .replace(email, '{address}')
}
