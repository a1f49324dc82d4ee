import { channel } from 'node:diagnostics_channel'
import { inspect } from 'node:util'
import { channelNames } from '../../src/telemetry/index.js'
import type { Logged } from './leak.js'

let logged: Logged[] = []

listen((one) => void logged.push(one))

/** What was logged since the last time. */
export function takeLogged(): readonly Logged[] {
  const taken = logged
  logged = []
  return taken
}

function listen(tell: (one: Logged) => void) {
  for (const method of ['debug', 'info', 'log', 'warn', 'error'] as const) {
    const write = console[method].bind(console)
    console[method] = (...args: unknown[]) => {
      tell({ text: args.map(textOf).join(' '), ids: args.flatMap(idsOf) })
      write(...args)
    }
  }
  for (const name of Object.values(channelNames)) {
    channel(name).subscribe((event) => tell({ text: textOf(event), ids: idsOf(event) }))
  }
}

/** All that a logger could make of it. */
function textOf(value: unknown): string {
  return typeof value === 'string'
    ? value
    : `${inspect(value, { depth: 8, showHidden: true })}\n${JSON.stringify(value)}`
}

function idsOf(event: unknown): readonly string[] {
  const found = event as { clientRequestId?: unknown; requestId?: unknown; error?: unknown } | null | undefined
  if (typeof found !== 'object' || found === null) return []
  return [found.clientRequestId, found.requestId, ...(found.error === undefined ? [] : idsOf(found.error))].filter(
    (id) => typeof id === 'string',
  )
}
