export { type AnnotationLevel, raisedLevel } from './annotations.js'
export { restoreBigIntegers } from './big-integers.js'
export type { CollectionSelection, LimitedSelection } from './collection-selection.js'
export { withColumns } from './column-list.js'
export { compileOptions, optionsOf } from './compile.js'
export { type CutReading, cutReadingOf, settleCuts, settleNestedCuts } from './cut-collections.js'
export { expandNode } from './expand-node.js'
export { join } from './expression.js'
export { formatted } from './formatted.js'
export {
  withAnnotations,
  withExpand,
  withFilter,
  withOrder,
  withPartialExpands,
  withReference,
  withTop,
} from './grow.js'
export { hasList } from './has-list.js'
export { lengthInUrl } from './length-in-url.js'
export {
  fewJoins,
  hasTooManyConditions,
  largestPage,
  mostConditions,
  mostJoins,
  requireWithinLimits,
} from './limits.js'
export { type LookupIn, type LookupValue, lookup } from './lookup.js'
export type { NestedBy, NestedSelection, RelatedSelection } from './nested-selection.js'
export { type ExpandNode, emptyNode, type SelectionNode } from './node.js'
export { odata } from './odata-text.js'
export type { ODataValue } from './odata-value.js'
export { hasPagingToken } from './paging-token.js'
export { preferHeaders } from './prefer.js'
export type {
  AliasAnnotated,
  Annotated,
  AsTable,
  ExpandedBy,
  Formatted,
  ReferredBy,
  RowShape,
  Shaped,
  WayName,
} from './row.js'
export { type BuildSelection, type SelectedRecord, selectRecord, selectRelated } from './select-record.js'
export type { RelatedBy, Selection } from './selection.js'
export { relatedNode } from './selection-builder.js'
export { type ListPart, type SplitLimits, splitList } from './split-list.js'
