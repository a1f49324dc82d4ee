import { z } from 'zod'
import { nearestNames } from '../model/index.js'
import type { CodegenConfig } from './config.js'
import { ConfigError } from './config-error.js'

const text = (what: string) => z.string(`must be ${what}`).trim().min(1, `must be ${what}`)
const texts = (what: string) => z.array(text(what), `must be a list: ${what} each`)
const oneOf = <const Names extends readonly string[]>(names: Names) =>
  z.enum(names, `must be ${names.map((name) => `'${name}'`).join(' or ')}`)

const config = z
  .strictObject({
    url: text('a URL').optional(),
    metadata: z.union([text('a file'), texts('a file')], 'must be a file or a list of files').optional(),
    out: text('a folder').optional(),
    tables: texts('a pattern').min(1, 'must name a table: all are meant without it').optional(),
    actions: texts('a pattern').optional(),
    functions: texts('a pattern').optional(),
    language: z.int('must be a locale id: 1033 is English').positive('must be a locale id: 1033 is English').optional(),
    choiceNames: oneOf(['column', 'choice']).optional(),
    bigIntegers: oneOf(['string', 'bigint']).optional(),
    emit: oneOf(['ts', 'js']).optional(),
    facts: z.boolean('must be true or false').optional(),
  } satisfies Record<keyof CodegenConfig, z.ZodType>)
  .refine(({ url, metadata }) => url === undefined || metadata === undefined, 'give url or metadata, not both')

/**
 * Checks a configuration whole. `document` is the name of its file.
 *
 * Fails with: `ConfigError` listing every fault.
 */
export function parseConfig(given: unknown, document: string): CodegenConfig {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new ConfigError(document, 'the default export must be an object, as defineConfig gives it.')
  }
  const { data, error } = config.safeParse(given)
  if (error) throw new ConfigError(document, `${error.issues.flatMap(faults).join('; ')}.`)
  return withoutUndefined(data)
}

function faults(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map(unknownKey)
  const [name, ...rest] = issue.path
  if (name === undefined) return [issue.message]
  return [`${String(name)}${rest.map((part) => `[${String(part)}]`).join('')} ${issue.message}`]
}

function unknownKey(key: string): string {
  const keys = Object.keys(config.shape)
  const nearest = nearestNames(key, keys)
  return `there is no key ${key}: ${nearest.length > 0 ? `is ${nearest.join(' or ')} meant?` : `there are ${keys.join(', ')}`}`
}

function withoutUndefined(data: z.infer<typeof config>): CodegenConfig {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined))
}
