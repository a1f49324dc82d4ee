import { orgUrlFaults } from './org-url.js'

/** What makes a client unsafe or impossible, in untyped input too; nothing when all is right. No value is quoted. */
export function optionFaults(given: unknown): readonly string[] {
  const options = isObject(given) ? given : {}
  return [
    ...orgUrlFaults(options['orgUrl']),
    ...identityFaults(options),
    ...amountFaults(options),
    ...(options['fetch'] === undefined || typeof options['fetch'] === 'function' ? [] : ['fetch must be a function']),
  ]
}

/** What is wrong with a credential. */
export function credentialFault(credential: unknown): string | undefined {
  const isOne =
    typeof credential === 'function' || (isObject(credential) && typeof credential['getToken'] === 'function')
  return isOne ? undefined : 'credential must have a getToken method, or be a function that gives a token'
}

/** Name → the least that it can be. */
export const amounts = { timeoutInMs: 1, maxRetries: 0, maxElapsedInMs: 0, maxParallel: 1 } as const
/** A timer holds no more milliseconds. */
export const mostOf = 2 ** 31 - 1

function identityFaults(options: Readonly<Record<string, unknown>>): readonly string[] {
  if (options['credential'] !== undefined)
    return [credentialFault(options['credential'])].filter((fault) => fault !== undefined)
  return ['tenantId', 'clientId', 'clientSecret']
    .filter((name) => typeof options[name] !== 'string' || options[name] === '')
    .map((name) => `${name} is missing: give a credential, or tenantId, clientId and clientSecret`)
}

function amountFaults(options: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(amounts).flatMap(([name, least]) => {
    const value = options[name]
    if (value === undefined) return []
    const isOne = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= mostOf
    return isOne ? [] : [`${name} must be a whole number from ${least} to ${mostOf}`]
  })
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
