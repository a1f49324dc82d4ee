export type { Page } from '../query/index.js'
