/** What became of a record. */
export interface Fate {
  readonly statecode: number
  readonly statuscode: number
}

/** Fates, each with how often it befalls. */
export type Fates = readonly (readonly [Fate, number])[]
