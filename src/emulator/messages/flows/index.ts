import type { Message } from '../../model.js'
import { retrieveActivePath } from './retrieve-active-path.js'
import { retrieveProcessInstances } from './retrieve-process-instances.js'

export const flowMessages: readonly Message[] = Object.freeze([retrieveProcessInstances, retrieveActivePath])
