import { Refusal } from '../model.js'
import type { SessionOptions } from './session-options.js'

/**
 * Refuses what would shut out the user that a request runs as, or the one that sends it. Whoever sends a request is enabled, so
 * the last enabled user is always spared. Our choice: the code and the text.
 */
export function requireOthers({ userId, callerId }: SessionOptions, id: string, change: 'deleted' | 'disabled'): void {
  if (id !== userId && id !== callerId) return
  throw new Refusal(400, '0x80040203', `The user whom the request runs as cannot be ${change}.`)
}
