import { isObject } from './is-object.js'
import { isOwnPage } from './own-page.js'

type Options = Readonly<Record<string, unknown>>

const identities = ['managed-identity', 'workload-identity', 'azure-cli', 'default']
/** Each says on its own who the client is. */
const ways = ['credential', 'clientSecret', 'clientCertificate', 'identity'] as const
const ask =
  'Who is the client? Give a credential, or identity, or tenantId and clientId with clientSecret or clientCertificate'

/** What is wrong with who the client is. */
export function identityFaults(options: Options): readonly string[] {
  const given = ways.filter((way) => options[way] !== undefined)
  if (given.length > 1) return [`${given.join(' and ')} are given: one of them says who the client is`]
  return [...faultsOf(given[0], options), ...textFaults(options, ['authorityHost', 'scope'])]
}

function faultsOf(way: (typeof ways)[number] | undefined, options: Options): readonly string[] {
  if (way === 'credential') return [credentialFault(options[way])].filter((fault) => fault !== undefined)
  if (way === 'identity') {
    return [
      ...(identities.includes(String(options[way])) ? [] : [`identity must be one of ${identities.join(', ')}`]),
      ...textFaults(options, ['tenantId', 'clientId']),
    ]
  }
  if (way !== undefined) return missing(options, ['tenantId', 'clientId', way])
  if (isOwnPage(options['orgUrl'])) return []
  const begun = missing(options, ['tenantId', 'clientId', 'clientSecret'])
  return begun.length === 3 ? [ask] : begun
}

/** What is wrong with a credential. */
function credentialFault(credential: unknown): string | undefined {
  const isOne =
    typeof credential === 'function' || (isObject(credential) && typeof credential['getToken'] === 'function')
  return isOne ? undefined : 'credential must have a getToken method, or be a function that gives a token'
}

function missing(options: Options, names: readonly string[]): readonly string[] {
  return names
    .filter((name) => typeof options[name] !== 'string' || options[name] === '')
    .map((name) => `${name} is missing`)
}

function textFaults(options: Options, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    const value = options[name]
    return value === undefined || (typeof value === 'string' && value !== '') ? [] : [`${name} must be a text`]
  })
}
