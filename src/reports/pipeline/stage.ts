import { OpportunitySalesStage } from '../../entities/index.js'

/** The column that says at which stage an opportunity is: free text, or a choice. */
export type StageKey = 'stepname' | 'salesstage'

export interface Stage {
  readonly name: string
  /** Counted from 1, in the order in which stages are passed; null when nothing says. */
  readonly position: number | null
}

const numbered = /^\s*(\d{1,2})\s*-\s*(.*\S)\s*$/

/** The stage that an opportunity is at. `1-Qualify` and `Qualify` are the same one. */
export function stageOf(
  { stepname, salesstage }: { readonly stepname: string | null; readonly salesstage: number | null },
  stageBy: StageKey,
): Stage {
  return Object.freeze(stageBy === 'stepname' ? namedStage(stepname) : chosenStage(salesstage))
}

const none: Stage = { name: 'No stage', position: null }

function namedStage(stepname: string | null): Stage {
  const [, number, name] = numbered.exec(stepname ?? '') ?? []
  if (number !== undefined && name !== undefined) return { name, position: Number(number) }
  const plain = stepname?.trim()
  return plain ? { name: plain, position: usualPosition(plain) } : none
}

function chosenStage(salesstage: number | null): Stage {
  if (salesstage === null) return none
  const [name] = Object.entries(OpportunitySalesStage).find(([, value]) => value === salesstage) ?? []
  return { name: name ?? `Stage ${salesstage}`, position: salesstage + 1 }
}

function usualPosition(name: string): number | null {
  const index = Object.keys(OpportunitySalesStage).findIndex((known) => known.toLowerCase() === name.toLowerCase())
  return index === -1 ? null : index + 1
}

/** In the order in which stages are passed; those without a position last, by name. */
export function compareStages(one: Stage, other: Stage): number {
  const last = Number.MAX_SAFE_INTEGER
  return (one.position ?? last) - (other.position ?? last) || one.name.localeCompare(other.name)
}
