import { Refusal, type StoredRecord, type Values } from '../model.js'
import type { SessionOptions } from './session-options.js'

const draft = 0
const active = 1
const cancelled = 2
const expired = 3
const waiting = 4
const waitingStatus = 1200

/** Our choice: who owns an entitlement and whether it is the default one can be changed in any state. */
const alwaysEditable = new Set(['statecode', 'statuscode', 'ownerid', 'isdefault'])

/** Our choice: all terms are left of an entitlement that is created without saying what is. */
export function newEntitlement(values: Values): Values {
  const { totalterms, remainingterms } = values
  return remainingterms === undefined && typeof totalterms === 'number'
    ? { ...values, remainingterms: totalterms }
    : values
}

/**
 * The changes of an entitlement with the state that its dates put it into. Which state a code forbids to leave is our choice where
 * the documentation names the code only.
 * Source: "Web service error codes"; "Create entitlements to define support terms".
 */
export function changedEntitlement(options: SessionOptions, { values }: StoredRecord, changes: Values): Values {
  const from = values['statecode']
  if (from !== draft && Object.keys(changes).some((column) => !alwaysEditable.has(column))) {
    throw new Refusal(400, '0x80060613', 'Only an entitlement in the Draft state can be edited.')
  }
  const to = changes['statecode'] ?? from
  if (to === from) return changes
  if (to === active || to === waiting) {
    if (from === draft) return { ...changes, ...stateByDates(options, { ...values, ...changes }) }
    throw new Refusal(400, '0x80060606', 'Only an entitlement in the Draft state can be activated.')
  }
  if (from === active || from === waiting) return changes
  if (to === cancelled) throw new Refusal(400, '0x80060607', 'Only an active or waiting entitlement can be canceled.')
  if (to === draft) throw new Refusal(400, '0x80060608', 'Only an active or waiting entitlement can be deactivated.')
  throw new Refusal(400, '0x80060601', 'The entitlement cannot be put into that state.')
}

/** By days: an entitlement begins with its first day and is over after its last. */
function stateByDates({ now }: SessionOptions, { startdate, enddate }: Values): Values {
  const today = now().toISOString().slice(0, 10)
  if (typeof enddate === 'string' && enddate.slice(0, 10) < today) return { statecode: expired, statuscode: expired }
  if (typeof startdate === 'string' && startdate.slice(0, 10) > today) {
    return { statecode: waiting, statuscode: waitingStatus }
  }
  return { statecode: active, statuscode: active }
}
