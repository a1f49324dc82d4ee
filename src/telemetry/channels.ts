import type { RequestEvent, ResponseEvent, RetryEvent } from './events.js'
import type { Listener } from './listener.js'

/**
 * Channels of `node:diagnostics_channel`: an attempt that is about to leave (`RequestEvent`), one that is to be repeated
 * (`RetryEvent`), a call that has ended (`ResponseEvent`).
 */
export const channelNames = {
  request: 'dynamics365-crm:request',
  retry: 'dynamics365-crm:retry',
  response: 'dynamics365-crm:response',
} as const

interface Channel {
  readonly hasSubscribers: boolean
  publish(message: unknown): void
}

type Channels = Readonly<Record<keyof typeof channelNames, Channel>>

let found: Channels | false | undefined

/** Whoever has subscribed; undefined when nobody has. Subscribers' failures are Node's to report. */
export function channelListener(): Listener | undefined {
  found ??= channels()
  if (found === false) return undefined
  const { request, retry, response } = found
  if (!request.hasSubscribers && !retry.hasSubscribers && !response.hasSubscribers) return undefined
  return {
    request: (event: RequestEvent) => request.publish(event),
    retry: (event: RetryEvent) => retry.publish(event),
    response: (event: ResponseEvent) => response.publish(event),
  }
}

/** Not imported: browsers have no such module. */
function channels(): Channels | false {
  const { process } = globalThis as { readonly process?: { getBuiltinModule?(name: string): unknown } } // absent in browsers
  const module = process?.getBuiltinModule?.('node:diagnostics_channel')
  if (typeof module !== 'object' || module === null || !('channel' in module)) return false
  const channel = module.channel as (name: string) => Channel // as documented
  return {
    request: channel(channelNames.request),
    retry: channel(channelNames.retry),
    response: channel(channelNames.response),
  }
}
