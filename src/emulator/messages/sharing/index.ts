import type { Message } from '../../model.js'
import { grantAccess, modifyAccess, revokeAccess } from './change-access.js'
import { principalAccess, retrieveSharedPrincipalsAndAccess } from './read-access.js'

export const sharingMessages: readonly Message[] = Object.freeze([
  grantAccess,
  modifyAccess,
  revokeAccess,
  retrieveSharedPrincipalsAndAccess,
  ...principalAccess,
])
