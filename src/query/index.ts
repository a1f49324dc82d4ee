export type { Page, Paged, PagedQuery } from './page.js'
export { Query, query, type RowOf } from './query.js'
