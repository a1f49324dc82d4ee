import { UsageError } from '../errors/index.js'

const known = [
  'OptimizeForUnknown',
  'ForceOrder',
  'Recompile',
  'DisableRowGoal',
  'EnableOptimizerHotfixes',
  'LoopJoin',
  'MergeJoin',
  'HashJoin',
  'NO_PERFORMANCE_SPOOL',
  'ENABLE_HIST_AMENDMENT_FOR_ASC_KEYS',
] as const

/** A hint for the database. Source: "fetch element", options. */
export type FetchOption = (typeof known)[number]

export function optionsText(hints: readonly FetchOption[]): string {
  for (const hint of hints) {
    if (!known.includes(hint)) throw new UsageError(`options takes ${known.join(', ')}.`)
  }
  if (hints.length === 0) throw new UsageError('options takes at least one hint.')
  return [...new Set(hints)].join(',')
}
