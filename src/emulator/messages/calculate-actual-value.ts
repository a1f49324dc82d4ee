import { boundMessage } from './define-message.js'
import { numberOf } from './values.js'

/**
 * Our choice, as the documentation says only that it is the value of a won opportunity: the actual value, or before there is one
 * what the products come to.
 * Source: Web API reference, action CalculateActualValueOpportunity.
 */
export const calculateActualValue = boundMessage({
  name: 'CalculateActualValueOpportunity',
  kind: 'action',
  boundTo: 'opportunity',
  parameters: {},
  returns: { type: 'CalculateActualValueOpportunityResponse', properties: { Value: 'Edm.Decimal' } },
  run(_session, opportunity) {
    const Value = numberOf(opportunity, 'actualvalue') ?? numberOf(opportunity, 'totalamount') ?? 0
    return { kind: 'complex', type: 'CalculateActualValueOpportunityResponse', value: { Value } }
  },
})
