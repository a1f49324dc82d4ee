import { createEmulator } from '../../emulator/index.js'
import { askFirst } from '../ask-first.js'
import { configuredOrganization, type Environment } from '../environment.js'
import type { Terminal } from '../terminal.js'
import { play } from './play.js'

export interface DemoOptions {
  /** Of the emulator's company. */
  readonly seed: number
  /** Does not ask before touching a configured organization. */
  readonly yes?: boolean
  /** Stops before the next step; what was made is deleted all the same. */
  readonly signal?: AbortSignal
}

/** Shows the library's main job, on the emulator or on the organization that the environment names. */
export async function demo(options: DemoOptions, terminal: Terminal, environment: Environment): Promise<void> {
  const organization = configuredOrganization(environment)
  if (organization === undefined) return onEmulator(options, terminal)

  if (options.yes !== true) {
    await askFirst(`The demo creates records in ${organization.orgUrl} and deletes them again. Go on?`, terminal)
  }
  await play(organization, terminal, options)
}

async function onEmulator(options: DemoOptions, terminal: Terminal): Promise<void> {
  const emulator = await createEmulator({ seed: options.seed }).listen()
  terminal.errors.write(
    `No organization is configured: an emulator answers at ${emulator.url}, seed ${options.seed}.\n`,
  )
  try {
    await play({ orgUrl: emulator.url, credential: async () => 'demo' }, terminal, options)
  } finally {
    await emulator.close()
  }
}
