const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
const origin = /\bhttps?:\/\/[^\s/'"<>]+/gi

/** Text for people and logs: organization URLs and GUIDs are taken out of it. */
export function redact(text: string): string {
  return text.replace(origin, '{organization}').replace(guid, '{id}')
}
