import { type ContractStatus, contract } from '../../entities/index.js'
import { mapResult, type Operation } from '../../operation/index.js'
import { CancelContract, CloneContract, RenewContract } from '../../operations/index.js'
import type { Choice, Ref } from '../../schema/index.js'
import { instant } from '../checks.js'
import { refOf } from '../ref-of.js'
import { madeRecord } from './made-record.js'

/** Input of `cloneContract`. */
export interface CloneContractInput {
  readonly contractId: string | Ref<'contract'>
  /** Whether canceled lines are copied too. False when absent. */
  readonly includeCanceledLines?: boolean | undefined
}

/** Result of `cloneContract` and `renewContract`. */
export interface MadeContract {
  readonly contract: Ref<'contract'>
  readonly contractId: string
}

/**
 * Makes a contract with the lines of another one.
 *
 * Wire: action `CloneContract`, bound to the contract. It answers with the new one.
 * Needs: rights to create contracts.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer, as it makes a contract each time.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * const { contractId: copy } = await crm.execute(cloneContract({ contractId }))
 */
export function cloneContract({ contractId, includeCanceledLines }: CloneContractInput): Operation<MadeContract> {
  const call = CloneContract(refOf(contract, contractId, 'contractId'), {
    IncludeCanceledLines: includeCanceledLines ?? false,
  })
  return mapResult(madeRecord(call, contract), (record) => ({ contract: record, contractId: record.id }))
}

/** Input of `renewContract`. */
export interface RenewContractInput extends CloneContractInput {
  /** Status reason of the new contract: 1 Draft when absent, which is not confirmed. */
  readonly status?: Choice<typeof ContractStatus.Draft> | undefined
}

/**
 * Makes a contract that goes on where another one ends, and remembers it as its origin.
 *
 * Wire: action `RenewContract`, bound to the old contract. It answers with the new one.
 * Needs: rights to create contracts.
 * Fails with: `RecordNotFoundError`; `PermissionError`; `InvalidStateError` for a status that is not one of a draft.
 * Repeat: not repeated after a lost answer, as it makes a contract each time.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * const { contractId: renewed } = await crm.execute(renewContract({ contractId }))
 */
export function renewContract(input: RenewContractInput): Operation<MadeContract> {
  const call = RenewContract(refOf(contract, input.contractId, 'contractId'), {
    Status: input.status ?? 1,
    IncludeCanceledLines: input.includeCanceledLines ?? false,
  })
  return mapResult(madeRecord(call, contract), (record) => ({ contract: record, contractId: record.id }))
}

/** Input of `cancelContract`. */
export interface CancelContractInput {
  readonly contractId: string | Ref<'contract'>
  readonly cancelDate: string | Date
  /** 5 Canceled when absent. */
  readonly status?: Choice<typeof ContractStatus.Canceled> | undefined
}

/**
 * Cancels a contract.
 *
 * Wire: action `CancelContract`, bound to the contract.
 * Units: `cancelDate` is an instant, a `Date` or an ISO 8601 text.
 * Needs: write access to the contract.
 * Fails with: `RecordNotFoundError`; `PermissionError`; `InvalidStateError`; `UsageError` for a date before 1753.
 * Repeat: not repeated after a lost answer.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(cancelContract({ contractId, cancelDate: new Date() }))
 */
export function cancelContract({ contractId, cancelDate, status }: CancelContractInput): Operation<void> {
  return CancelContract(refOf(contract, contractId, 'contractId'), {
    CancelDate: instant(cancelDate, 'cancelDate'),
    Status: status ?? 5,
  })
}
