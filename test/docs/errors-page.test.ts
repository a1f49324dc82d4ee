import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import codes from '../../codegen/error-codes.json' with { type: 'json' }
import * as errors from '../../src/errors/index.js'
import { toServiceError } from '../../src/errors/internal.js'

const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8')
const rows = [...page.matchAll(/^\| `(\w+)`(?:, an? `\w+`)? \| `([\w-]+)` \|/gm)].map(
  ([, name, kind]) => `${name} ${kind}`,
)

const classes = Object.entries(errors)
  .filter(
    ([name, value]) => typeof value === 'function' && value.prototype instanceof Error && name !== 'DataverseError',
  )
  .map(([name]) => name)

describe('the page of errors', () => {
  it('has every class, and no other', () => {
    expect(new Set(rows.map((row) => row.split(' ')[0]))).toEqual(new Set(classes))
  })

  it('has every kind that a code of the service becomes', () => {
    const kinds = new Set(
      codes.map(({ code, status }) => {
        const error = toServiceError({ operation: 'x', status, code, message: 'No.' })
        return `${error.name} ${error.kind}`
      }),
    )

    expect(rows).toEqual(expect.arrayContaining([...kinds]))
  })
})
