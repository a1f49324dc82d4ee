import type { Agent } from 'node:http'
import { builtIn } from './built-in.js'

/**
 * How long an unused connection is kept, in milliseconds. Servers close theirs after a while, and a request that leaves at
 * that moment is lost without a trace. Node heeds a shorter time that the server names.
 */
const idleInMs = 30_000

const keptAlive = { keepAlive: true, timeout: idleInMs, scheduling: 'lifo' } as const

/** Connections to an origin: through the proxy that is given, or that the environment has for it. */
export async function agentFor(url: URL, proxy: string | false | undefined): Promise<Agent> {
  const through = await proxyFor(url, proxy)
  if (through !== '') {
    const { HttpsProxyAgent } = await import('https-proxy-agent')
    return new HttpsProxyAgent(through, keptAlive)
  }
  const { Agent } = url.protocol === 'https:' ? builtIn('node:https') : builtIn('node:http')
  return new Agent(keptAlive)
}

const variables = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY']

async function proxyFor(url: URL, proxy: string | false | undefined): Promise<string> {
  if (proxy === false) return ''
  if (proxy !== undefined) return proxy
  const hasOne = variables.some((name) => process.env[name] || process.env[name.toLowerCase()])
  if (!hasOne) return ''
  const { getProxyForUrl } = await import('proxy-from-env')
  return getProxyForUrl(url.href)
}
