import { identityFaults } from './identity-faults.js'
import { isObject } from './is-object.js'
import { orgUrlFaults } from './org-url.js'

/** What makes a client unsafe or impossible, in untyped input too; nothing when all is right. No value is quoted. */
export function optionFaults(given: unknown): readonly string[] {
  const options = isObject(given) ? given : {}
  return [
    ...Object.keys(options)
      .filter((name) => !known.has(name))
      .map((name) => `There is no option ${name}`),
    ...orgUrlFaults(options['orgUrl']),
    ...identityFaults(options),
    ...amountFaults(options, amounts),
    ...Object.entries(shapes).flatMap(([name, fault]) => fault(options[name], options) ?? []),
  ]
}

/** A name that is none of these is most often one misspelt. */
const known = new Set(
  'orgUrl credential identity tenantId clientId clientSecret clientCertificate certificatePassword sendCertificateChain authorityHost scope fetch proxy timeoutInMs maxRetries maxElapsedInMs maxParallel gate limiter circuitBreaker keepAffinity logger onRequest onResponse'.split(
    ' ',
  ),
)

/** Name → the least that it can be. */
const amounts = { timeoutInMs: 1, maxRetries: 0, maxElapsedInMs: 0, maxParallel: 1 } as const
/** A timer holds no more milliseconds. */
const mostOf = 2 ** 31 - 1

function amountFaults(
  options: Readonly<Record<string, unknown>>,
  least: Readonly<Record<string, number>>,
): readonly string[] {
  return Object.entries(least).flatMap(([name, smallest]) => {
    const value = options[name]
    if (value === undefined) return []
    const isOne = typeof value === 'number' && Number.isInteger(value) && value >= smallest && value <= mostOf
    return isOne ? [] : [`${name} must be a whole number from ${smallest} to ${mostOf}`]
  })
}

type Shape = (value: unknown, options: Readonly<Record<string, unknown>>) => readonly string[] | string | undefined

const callable =
  (name: string): Shape =>
  (value) =>
    value === undefined || typeof value === 'function' ? undefined : `${name} must be a function`

const withMethod =
  (name: string, method: string, hint: string): Shape =>
  (value) =>
    value === undefined || (isObject(value) && typeof value[method] === 'function')
      ? undefined
      : `${name} must be ${hint}`

/** Options that are more than a text or an amount: name → what is wrong with a value. */
const shapes: Readonly<Record<string, Shape>> = {
  fetch: callable('fetch'),
  onRequest: callable('onRequest'),
  onResponse: callable('onResponse'),
  gate: (value, { maxParallel }) =>
    value !== undefined && maxParallel !== undefined
      ? 'gate has a width of its own: give maxParallel to createGate'
      : withMethod('gate', 'run', 'made by createGate')(value, {}),
  limiter: withMethod('limiter', 'acquire', 'a RequestLimiter'),
  keepAffinity: (value) =>
    value === undefined || typeof value === 'boolean' ? undefined : 'keepAffinity must be true or false',
  logger: (value) => {
    if (value === undefined) return undefined
    const levels = isObject(value) || typeof value === 'function' ? ['debug', 'info', 'warn', 'error'] : []
    return levels.some((level) => typeof Reflect.get(Object(value), level) === 'function')
      ? undefined
      : 'logger must have one of the methods debug, info, warn and error'
  },
  proxy: (value, { fetch }) => {
    if (value === undefined || value === false) return undefined
    if (fetch !== undefined) return 'proxy goes with the client’s own transport: a fetch of your own has its own'
    const isUrl = typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
    return isUrl ? undefined : 'proxy must be the http or https URL of a proxy, or false'
  },
  circuitBreaker: (value) => {
    if (value === undefined || value === false) return undefined
    if (!isObject(value)) return 'circuitBreaker must be an object, or false'
    return amountFaults(value, { failures: 1, afterInMs: 0, coolDownInMs: 1 }).map(
      (fault) => `circuitBreaker: ${fault}`,
    )
  },
}
