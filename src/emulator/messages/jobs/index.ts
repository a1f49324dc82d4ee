import type { Message } from '../../model.js'
import { getAutoNumberSeed, getNextAutoNumberValue, setAutoNumberSeed } from './auto-number.js'
import { bulkDelete } from './bulk-delete.js'
import { formatAddress } from './format-address.js'

export const jobMessages: readonly Message[] = Object.freeze([
  bulkDelete,
  getAutoNumberSeed,
  setAutoNumberSeed,
  getNextAutoNumberValue,
  formatAddress,
])
