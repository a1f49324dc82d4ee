import * as z from 'zod/mini'
import { OptionsError } from '../errors/index.js'
import { amounts, credentialFault, mostOf } from './option-faults.js'
import type { ClientOptions } from './options.js'
import { orgUrlFaults } from './org-url.js'

const present = (name: string) => z.string(`${name} is missing`).check(z.minLength(1, `${name} is missing`))

const amount = (name: keyof typeof amounts) => {
  const message = `${name} must be a whole number from ${amounts[name]} to ${mostOf}`
  return z.optional(z.int(message).check(z.minimum(amounts[name], message), z.maximum(mostOf, message)))
}

const connection = {
  orgUrl: z.unknown().check((context) => {
    for (const message of orgUrlFaults(context.value)) {
      context.issues.push({ code: 'custom', message, input: context.value })
    }
  }),
  fetch: z.optional(z.custom((value) => typeof value === 'function', 'fetch must be a function')),
  timeoutInMs: amount('timeoutInMs'),
  maxRetries: amount('maxRetries'),
  maxElapsedInMs: amount('maxElapsedInMs'),
  maxParallel: amount('maxParallel'),
}

/** A name that is none of these is most often one misspelt. */
const strangeNames = {
  error: (issue: { readonly code?: string; readonly keys?: readonly string[] }) =>
    issue.code === 'unrecognized_keys' ? `There is no option ${issue.keys?.join(', ')}` : 'The options are no object',
}

const withCredential = z.strictObject(
  {
    ...connection,
    credential: z.custom((value) => credentialFault(value) === undefined, credentialFault(undefined)),
    tenantId: z.optional(z.unknown()),
    clientId: z.optional(z.unknown()),
    clientSecret: z.optional(z.unknown()),
  },
  strangeNames,
)

const withSecret = z.strictObject(
  {
    ...connection,
    credential: z.optional(z.undefined()),
    tenantId: present('tenantId'),
    clientId: present('clientId'),
    clientSecret: present('clientSecret'),
  },
  strangeNames,
)

/** Refuses wrong options with one error that lists every fault. No value of an option is in it. */
export function checkOptions(options: ClientOptions): void {
  const schema = hasCredential(options) ? withCredential : withSecret
  const { error } = schema.safeParse(options ?? {})
  if (error) throw new OptionsError([...new Set(error.issues.map((issue) => issue.message))])
}

function hasCredential(options: unknown): boolean {
  return typeof options === 'object' && options !== null && 'credential' in options && options.credential !== undefined
}
