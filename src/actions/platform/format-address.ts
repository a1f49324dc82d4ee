import { mapResult, type Operation } from '../../operation/index.js'
import { FormatAddress } from '../../operations/index.js'

/** Input of `formatAddress`: what there is not may be left out. */
export interface FormatAddressInput {
  readonly line1?: string | undefined
  readonly city?: string | undefined
  readonly stateOrProvince?: string | undefined
  readonly postalCode?: string | undefined
  readonly country?: string | undefined
}

/**
 * An address as one text, in the form of its country.
 *
 * Wire: function `FormatAddress`, unbound. All its parameters are required, so that what is left out goes as an empty text.
 * Repeat: it only reads.
 * Source: the function's page in the Web API reference.
 *
 * @example
 * const address = await crm.execute(formatAddress({ line1: 'Main Street 1', city: 'Seattle', country: 'US' }))
 */
export function formatAddress(input: FormatAddressInput): Operation<string> {
  const { line1 = '', city = '', stateOrProvince = '', postalCode = '', country = '' } = input
  const parameters = { Line1: line1, City: city, StateOrProvince: stateOrProvince, PostalCode: postalCode }
  return mapResult(FormatAddress({ ...parameters, Country: country }), ({ Address }) => Address ?? '')
}
