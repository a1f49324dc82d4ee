import type { ActionResult } from '../../reports/index.js'
import { CommandError } from '../command-error.js'
import type { Progress } from './progress.js'
import type { Done, StepResult } from './step-result.js'

/** Runs the steps of a demo and keeps what came of them. */
export class Journal {
  readonly #results: ActionResult[] = []
  readonly #progress: Progress
  readonly #signal: AbortSignal | undefined

  constructor(progress: Progress, signal?: AbortSignal) {
    this.#progress = progress
    this.#signal = signal
  }

  get results(): readonly ActionResult[] {
    return this.#results
  }

  /** Gives what the step found or made; undefined when it was skipped. */
  run<Value>(action: string, step: () => Promise<Done<Value>>): Promise<Value>
  run<Value>(action: string, step: () => Promise<StepResult<Value>>): Promise<Value | undefined>
  async run<Value>(action: string, step: () => Promise<StepResult<Value>>): Promise<Value | undefined> {
    if (this.#signal?.aborted) throw new CommandError('Interrupted.')
    try {
      const result = await step()
      this.#keep({ action, outcome: result.outcome, detail: result.detail })
      return result.outcome === 'done' ? result.value : undefined
    } catch (error) {
      this.#keep({ action, outcome: 'failed' })
      throw error
    }
  }

  #keep(result: ActionResult): void {
    this.#results.push(result)
    this.#progress.tellResult(result)
  }
}
