import type { Environment } from './environment.js'

/** Where and how a command runs, besides what was typed. */
export interface Surroundings {
  readonly environment: Environment
  /** The working folder, absolute. */
  readonly folder: string
  readonly signal?: AbortSignal
}
