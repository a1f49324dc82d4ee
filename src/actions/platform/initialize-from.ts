import { mapResult, nameText, type Operation } from '../../operation/index.js'
import type { TargetFieldType } from '../../operations/index.js'
import { InitializeFrom } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { knownRecord } from '../known-record.js'

/** Input of `initializeFrom`. */
export interface InitializeFromInput {
  /** The record that the new one is made from. */
  readonly entityMoniker: Ref
  /** Logical name of the new record's table. */
  readonly targetEntityName: string
  /** Which columns: those that a create takes when absent. */
  readonly targetFieldType?: TargetFieldType | undefined
}

/** A payload for a POST to the table's set, in wire form. */
export type InitialRecord = Readonly<Record<string, unknown>>

/**
 * The columns that a new record takes over from another one, as the organization maps them: a payload ready to be posted. Nothing is written.
 *
 * Wire: function `InitializeFrom`, unbound. An owner without an id, which the service may send, is left out.
 * Fails with: `RecordNotFoundError`; `ServiceError` where there is no mapping.
 * Repeat: it only reads.
 * Source: the function's page in the Web API reference; Microsoft's samples.
 *
 * @example
 * const payload = await crm.execute(initializeFrom({ entityMoniker: ref(account, accountId), targetEntityName: 'contact' }))
 */
export function initializeFrom(input: InitializeFromInput): Operation<InitialRecord> {
  const made = InitializeFrom({
    EntityMoniker: knownRecord(input.entityMoniker, 'entityMoniker'),
    TargetEntityName: nameText(input.targetEntityName),
    TargetFieldType: input.targetFieldType ?? 'ValidForCreate',
  })
  return mapResult(made, (row) =>
    Object.fromEntries(
      Object.entries(row).filter(([name, value]) => name !== '@odata.context' && !isNobody(name, value)),
    ),
  )
}

function isNobody(name: string, value: unknown): boolean {
  return name === 'ownerid@odata.bind' && typeof value === 'string' && value.endsWith('()')
}
