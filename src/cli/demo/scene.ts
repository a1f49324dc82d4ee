import type { Client } from '../../index.js'
import type { Journal } from './journal.js'
import type { MadeRecords } from './made-records.js'

/** What the steps of a demo have in common. */
export interface Scene {
  readonly crm: Client
  readonly made: MadeRecords
  readonly journal: Journal
}
