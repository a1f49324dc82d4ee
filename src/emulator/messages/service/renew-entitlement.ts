import { Refusal, type StoredRecord, type Values } from '../../model.js'
import { boundMessage } from '../define-message.js'
import { requireStatus } from '../require-status.js'
import { textOf } from '../values.js'

const active = 1
const cancelled = 2
const expired = 3

/** Columns that the new entitlement has of the old one. Our choice: its channels, contacts and products are not among them. */
const kept = [
  'name',
  'description',
  'emailaddress',
  'customerid',
  'entitlementtemplateid',
  'slaid',
  'entitytype',
  'allocationtypecode',
  'decreaseremainingon',
  'restrictcasecreation',
  'kbaccesslevel',
  'totalterms',
  'transactioncurrencyid',
  'ownerid',
]

/**
 * Makes an entitlement of one that is over.
 * Source: Web API reference, action RenewEntitlement; "Web service error codes".
 */
export const renewEntitlement = boundMessage({
  name: 'RenewEntitlement',
  kind: 'action',
  boundTo: 'entitlement',
  parameters: { Status: { type: 'Int32', required: true } },
  returns: { type: 'entitlement' },
  run(session, old, { Status }) {
    const { statecode } = old.values
    if (statecode !== cancelled && statecode !== expired) {
      throw new Refusal(400, '0x80060610', 'Only an expired or canceled entitlement can be renewed.')
    }
    const state = Status === active ? active : 0 // Our choice: a new entitlement is a draft, or in force.
    requireStatus(session.store, old, state, Status)
    const record = session.write('entitlement', undefined, {
      ...Object.fromEntries(kept.map((column) => [column, old.values[column]])),
      ...nextDates(old),
      remainingterms: old.values['totalterms'],
      statecode: state,
      statuscode: Status,
    })
    return { kind: 'record', record, typed: false }
  },
})

/** Our choice: it begins the day after the old one ends, and takes as long. */
function nextDates(old: StoredRecord): Values {
  const day = 86_400_000
  const [start, end] = ['startdate', 'enddate'].map((column) => Date.parse(textOf(old, column) ?? ''))
  if (start === undefined || end === undefined || Number.isNaN(start) || Number.isNaN(end)) {
    return { startdate: old.values['startdate'], enddate: old.values['enddate'] }
  }
  const next = end + day
  return { startdate: dateText(next), enddate: dateText(next + end - start) }
}

function dateText(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`
}
