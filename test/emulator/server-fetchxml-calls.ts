import type { Answered, Send } from './server-calls.js'

/** Asks for annotations, as a client that pages does. */
export const annotated = { Prefer: 'odata.include-annotations="*"' }

export function fetchXml(send: Send, set: string, xml: string, headers: Readonly<Record<string, string>> = {}) {
  return send('GET', `${set}?fetchXml=${encodeURIComponent(xml)}`, { headers })
}

export function rowsOf({ status, json, text }: Answered): readonly Readonly<Record<string, unknown>>[] {
  if (status !== 200) throw new Error(`The query was refused: ${status} ${text}`)
  return [json['value']].flat().map((row) => Object(row) as Readonly<Record<string, unknown>>) // rows are objects
}

/** The values of one column, in the order of the rows. */
export async function columnOf(send: Send, set: string, column: string, xml: string): Promise<readonly unknown[]> {
  return rowsOf(await fetchXml(send, set, xml)).map((row) => row[column])
}

/** The XML of an attribute's value. */
export function escaped(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
