import type { TableFacts } from '../../schema/index.js'
import { Refusal } from '../model.js'

/**
 * FetchXML that the service refuses. Source: protocol/error-codes.csv for the codes, most of which it marks as inferred.
 * Our choice: the texts, where protocol/ quotes none.
 */
export function badFetch(message: string, code: string = codes.malformed): Refusal {
  return new Refusal(400, code, message)
}

export const codes = {
  malformed: '0x80040303',
  noEntity: '0x80041102',
  noAttribute: '0x80041103',
  noAlias: '0x8004110B',
  operator: '0x80041120',
  linkType: '0x80041121',
  filterType: '0x80041122',
  missingElement: '0x80041123',
  otherEntity: '0x80041128',
  cookie: '0x8004112A',
  aggregate: '0x8004112F',
  duplicateAlias: '0x80041130',
  orderByAlias: '0x80041132',
  orderNeedsAlias: '0x80041134',
  dateGrouping: '0x80041135',
  groupAndAggregate: '0x80041137',
  value: '0x80041139',
  pastSimplePaging: '0x8004430A',
  conditions: '0x8004430C',
  links: '0x8004430D',
  aggregateLimit: '0x8004E023',
} as const

export function noSuchAttribute({ schemaName }: TableFacts, name: string): Refusal {
  return badFetch(`'${schemaName}' entity doesn't contain attribute with Name = '${name}'.`, codes.noAttribute)
}
