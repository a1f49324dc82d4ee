const byStage: Readonly<Record<string, number>> = { qualify: 10, develop: 20, propose: 50, close: 80 }

/** In percent: what an opportunity at this stage is taken to have when its seller gave none. */
export function defaultProbability(stage: string): number | null {
  return byStage[stage.toLowerCase()] ?? null
}
