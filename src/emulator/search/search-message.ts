import type { MessageResult } from '../model.js'

export const returns = (name: string) => ({
  type: `${name}Response`,
  properties: { response: 'Edm.String' },
})

/** The answer is JSON in a string. Source: protocol/wire.md 13. */
export function answerOf(name: string, response: unknown): MessageResult {
  return { kind: 'complex', type: `${name}Response`, value: { response: JSON.stringify(response) } }
}

/** Parameters that all searches have. */
export const searchParameters = {
  search: { type: 'String', required: true },
  entities: { type: 'String', required: false },
  filter: { type: 'String', required: false },
  options: { type: 'String', required: false },
  propertybag: { type: 'String', required: false },
} as const
