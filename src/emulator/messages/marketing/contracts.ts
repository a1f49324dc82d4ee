import type { Session, StoredRecord, Values } from '../../model.js'
import { boundMessage, nothing } from '../define-message.js'
import { requireStatus } from '../require-status.js'
import { instant, pointsTo, targetOf, textOf } from '../values.js'
import { copiedColumns } from './copied-columns.js'

const draft = 0
const canceled = 4
const canceledLine = 2

/** Our choice: a draft of the same dates. Source: Web API reference, action CloneContract. */
export const cloneContract = boundMessage({
  name: 'CloneContract',
  kind: 'action',
  boundTo: 'contract',
  parameters: { IncludeCanceledLines: { type: 'Boolean', required: true } },
  returns: { type: 'contract' },
  run(session, contract, { IncludeCanceledLines }) {
    const record = session.write('contract', undefined, copiedColumns(contract.values, 'contractid', 'contractnumber'))
    copyLines(session, contract, record, IncludeCanceledLines)
    return { kind: 'record', record: session.get('contract', record.id), typed: false }
  },
})

/**
 * Our choice: the new contract begins the day after the old one expires and takes as long, its status is one of a draft, and any
 * contract can be renewed. Source: Web API reference, action RenewContract.
 */
export const renewContract = boundMessage({
  name: 'RenewContract',
  kind: 'action',
  boundTo: 'contract',
  parameters: {
    Status: { type: 'Int32', required: true },
    IncludeCanceledLines: { type: 'Boolean', required: true },
  },
  returns: { type: 'contract' },
  run(session, contract, { Status, IncludeCanceledLines }) {
    requireStatus(session.store, contract, draft, Status)
    const record = session.write('contract', undefined, {
      ...copiedColumns(contract.values, 'contractid', 'contractnumber'),
      ...nextTerm(contract),
      originatingcontract: targetOf(contract),
      statecode: draft,
      statuscode: Status,
    })
    copyLines(session, contract, record, IncludeCanceledLines, nextTerm(contract))
    return { kind: 'record', record: session.get('contract', record.id), typed: false }
  },
})

/** Our choice: contracts in every state can be canceled. Source: Web API reference, action CancelContract. */
export const cancelContract = boundMessage({
  name: 'CancelContract',
  kind: 'action',
  boundTo: 'contract',
  parameters: {
    CancelDate: { type: 'DateTimeOffset', required: true },
    Status: { type: 'Int32', required: true },
  },
  run(session, contract, { CancelDate, Status }) {
    requireStatus(session.store, contract, canceled, Status)
    session.write('contract', contract.id, { cancelon: CancelDate, statecode: canceled, statuscode: Status })
    return nothing
  },
})

function copyLines(session: Session, from: StoredRecord, to: StoredRecord, all: boolean, dates: Values = {}): void {
  const lines = [...session.store.all('contractdetail')].filter((line) => pointsTo(line, 'contractid', targetOf(from)))
  for (const { values } of lines) {
    if (!all && values['statecode'] === canceledLine) continue
    const line = copiedColumns(values, 'contractdetailid')
    session.write('contractdetail', undefined, { ...line, ...dates, contractid: targetOf(to) })
  }
}

function nextTerm(contract: StoredRecord): Values {
  const [begins, ends] = ['activeon', 'expireson'].map((column) => Date.parse(textOf(contract, column) ?? ''))
  if (begins === undefined || ends === undefined || Number.isNaN(begins) || Number.isNaN(ends)) return {}
  const next = ends + 86_400_000
  return { activeon: instant(new Date(next)), expireson: instant(new Date(next + ends - begins)) }
}
