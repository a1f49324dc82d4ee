import type { Operation, ResultRow } from '../../operation/index.js'
import { RetrieveProductProperties } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { knownRecord } from '../known-record.js'

/** Input of `retrieveProductProperties`. */
export interface RetrieveProductPropertiesInput {
  /** A line of an opportunity, a quote, an order or an invoice. */
  readonly line: Ref<'opportunityproduct'> | Ref<'quotedetail'> | Ref<'salesorderdetail'> | Ref<'invoicedetail'>
}

/**
 * Reads the properties that the product of a line has, such as its colour or size.
 *
 * Wire: function `RetrieveProductProperties`, bound to the line. It answers with rows of `dynamicproperty`.
 * Needs: read access to the line.
 * Fails with: `RecordNotFoundError`. The emulator does not know the function and answers `ServiceError`.
 * Repeat: it only reads.
 * Source: the metadata of an organization.
 *
 * @example
 * const properties = await crm.execute(retrieveProductProperties({ line: ref(quotedetail, lineId) }))
 */
export function retrieveProductProperties({
  line,
}: RetrieveProductPropertiesInput): Operation<readonly ResultRow<'dynamicproperty'>[]> {
  return RetrieveProductProperties(knownRecord<(typeof line)['table']>(line, 'line'))
}
