import { unboundMessage } from '../define-message.js'

const text = { type: 'String', required: true } as const

/** Source: Web API reference, function FormatAddress. Our choice: the form, which is that of the United States for every country. */
export const formatAddress = unboundMessage({
  name: 'FormatAddress',
  kind: 'function',
  parameters: { Line1: text, City: text, StateOrProvince: text, PostalCode: text, Country: text },
  returns: { type: 'FormatAddressResponse', properties: { Address: 'Edm.String' } },
  run(_session, { Line1, City, StateOrProvince, PostalCode, Country }) {
    const region = [StateOrProvince, PostalCode].filter(Boolean).join(' ')
    const place = [City, region].filter(Boolean).join(', ')
    const Address = [Line1, place, Country].filter(Boolean).join('\r\n')
    return { kind: 'complex', type: 'FormatAddressResponse', value: { Address } }
  },
})
