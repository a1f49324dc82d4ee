import type { Column } from './column.js'
import type { Ref } from './ref.js'

/** A lookup as it is written: by its logical name, with a `ref` to one of its targets, or `null` to clear it. */
export interface Lookup<Targets extends string> extends Column<never, Ref<Targets> | null> {}
