import { channel } from 'node:diagnostics_channel'
import { inspect } from 'node:util'
import { afterEach, expect } from 'vitest'
import { channelNames } from '../../src/telemetry/index.js'
import { type Logged, leakIn } from './leak.js'

/**
 * Looks through everything that the tests log: what goes to the console, and what every call of every test tells those
 * who listen. None of it may name an organization, a record, a user or a token.
 */

let logged: Logged[] = []

const methods = ['debug', 'info', 'log', 'warn', 'error'] as const
for (const method of methods) {
  const write = console[method].bind(console)
  console[method] = (...args: unknown[]) => {
    logged.push({ text: args.map(textOf).join(' '), ids: args.flatMap(idsOf) })
    write(...args)
  }
}
for (const name of Object.values(channelNames)) {
  channel(name).subscribe((event) => void logged.push({ text: textOf(event), ids: idsOf(event) }))
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

afterEach(() => {
  const leaks = logged.flatMap((one) => {
    const leak = leakIn(one)
    return leak === undefined ? [] : [`${leak} in:\n${one.text}`]
  })
  logged = []
  expect(leaks, 'Something was logged that no log may hold').toEqual([])
})
