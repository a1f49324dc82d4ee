export { average, count, max, min, type Page, type PagedQuery, sum } from '../query/index.js'
export { type CountedColumn, countColumn } from './aggregates.js'
export {
  type DateGroup,
  type DateGroupOptions,
  day,
  fiscalPeriod,
  fiscalYear,
  month,
  quarter,
  week,
  year,
} from './date-groups.js'
export type { ExistsJoin, ExistsLink, FetchLink, InnerJoin, OuterJoin } from './fetch-link.js'
export type { FetchOption } from './fetch-options.js'
export type { FetchQuery } from './fetch-query.js'
export { fetchXml } from './fetch-xml.js'
export { type LinkedBy, linkedButNone, noneLinked, type SomeLinkedBy, someLinked } from './linked-records.js'
export { type RawFetch, rawFetchXml } from './raw-fetch-xml.js'
export { like, notLike, type TextColumn } from './text-operators.js'
export { type XmlValue, xml } from './xml-template.js'
