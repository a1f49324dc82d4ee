import { createGate, HttpExecutor, type HttpOptions, type TokenCredential } from '../../../src/http/index.js'
import { createTelemetry } from '../../../src/telemetry/index.js'
import { type RecordingFetch, type Reply, recordingFetch } from './recording-fetch.js'

export const origin = 'https://contoso.crm.dynamics.com'
export const apiRoot = `${origin}/api/data/v9.2/`

export interface OpenExecutor extends RecordingFetch {
  readonly executor: HttpExecutor
  /** How often a token was asked for. */
  tokensAsked(): number
}

interface OpenOptions extends Partial<HttpOptions> {
  readonly maxParallel?: number
}

/** An executor over a recording fetch. Its credential gives `token-1`, `token-2` and so on, each good for an hour. */
export function openExecutor(reply: Reply, { maxParallel, ...options }: OpenOptions = {}): OpenExecutor {
  const recording = recordingFetch(reply)
  let asked = 0
  const credential: TokenCredential = {
    async getToken() {
      asked += 1
      return { token: `token-${asked}`, expiresOnTimestamp: Date.now() + 3_600_000 }
    },
  }
  const executor = new HttpExecutor({
    apiRoot: new URL(apiRoot),
    credential,
    scope: `${origin}/.default`,
    timeoutInMs: 60_000,
    maxRetries: 4,
    maxElapsedInMs: 300_000,
    gate: createGate({ maxParallel }),
    telemetry: createTelemetry({}),
    fetch: recording.fetch,
    ...options,
  })
  return { ...recording, executor, tokensAsked: () => asked }
}
