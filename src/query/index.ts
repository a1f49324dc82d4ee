export type { Page } from './page.js'
export { Query, query, type RowOf } from './query.js'
