import * as z from 'zod/mini'
import { OptionsError } from '../errors/index.js'
import type { ClientOptions } from './options.js'
import { orgUrlFaults } from './org-url.js'

const present = (name: string) => z.string(`${name} is missing`).check(z.minLength(1, `${name} is missing`))

const amount = (name: string, least: number) =>
  z.optional(
    z
      .number(`${name} must be a number`)
      .check(z.int(`${name} must be a whole number`), z.minimum(least, `${name} must be at least ${least}`)),
  )

const connection = {
  orgUrl: z.unknown().check((context) => {
    for (const message of orgUrlFaults(context.value))
      context.issues.push({ code: 'custom', message, input: context.value })
  }),
  fetch: z.optional(z.custom((value) => typeof value === 'function', 'fetch must be a function')),
  timeoutInMs: amount('timeoutInMs', 1),
  maxRetries: amount('maxRetries', 0),
  maxElapsedInMs: amount('maxElapsedInMs', 0),
  maxParallel: amount('maxParallel', 1),
}

const withCredential = z.object({
  ...connection,
  credential: z.custom(
    (value) => typeof value === 'function' || typeof (value as { getToken?: unknown } | null)?.getToken === 'function',
    'credential must have a getToken method, or be a function that gives a token',
  ),
})

const withSecret = z.object({
  ...connection,
  tenantId: present('tenantId'),
  clientId: present('clientId'),
  clientSecret: present('clientSecret'),
})

/** Refuses wrong options with one error that lists every fault. No value of an option is in it. */
export function checkOptions(options: ClientOptions): void {
  const schema = options && 'credential' in options ? withCredential : withSecret
  const { error } = schema.safeParse(options ?? {})
  if (error) throw new OptionsError(error.issues.map((issue) => issue.message))
}
