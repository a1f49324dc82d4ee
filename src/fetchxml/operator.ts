import type { FetchCondition } from './condition.js'
import type { Place } from './place.js'

/** Makes the condition of one operator, of what it was given. */
export type Operator = (place: Place, ...given: readonly unknown[]) => FetchCondition
