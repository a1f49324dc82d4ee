export interface Logged {
  readonly text: string
  /** Correlation ids: made to be logged. */
  readonly ids: readonly string[]
}

const organization =
  /\b[\w-]+(?:\.api)?\.crm\d*\.(?:dynamics\.com|microsoftdynamics\.us|appsplatform\.us|dynamics\.cn)/i
const guid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi
/** `Bearer`, and what the tests use as tokens, secrets and names of records. */
const secret = /Bearer \S|\btoken-\d|issued-to-|may~see|eyJ[\w-]{4}|Northwind|Fabrikam|Smith/

/** The first thing in it that no log may hold. */
export function leakIn({ text, ids }: Logged): string | undefined {
  const [found] = organization.exec(text) ?? secret.exec(text) ?? []
  return found ?? text.match(guid)?.find((id) => !ids.includes(id))
}
