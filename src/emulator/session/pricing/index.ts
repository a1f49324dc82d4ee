export { documentOf, documentOfLines, headOf, linesOf } from './documents.js'
export { changesTotals, headAmounts } from './head-amounts.js'
export { changesLine, lineAmounts, ofHead } from './line-amounts.js'
