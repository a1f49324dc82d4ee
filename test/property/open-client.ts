import { type Client, createClient } from 'dynamics365-crm'
import { createEmulator, type EmulatorOptions } from 'dynamics365-crm/emulator'

/** A client of an organization that is empty but for its first user. */
export function openClient(options: EmulatorOptions = {}): Client {
  const { orgUrl, fetch } = createEmulator(options)
  return createClient({ orgUrl, fetch, credential: async () => 'any', maxRetries: 0 })
}
