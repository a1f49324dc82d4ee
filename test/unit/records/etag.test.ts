import { describe, expect, it } from 'vitest'
import { UsageError } from '../../../src/errors/index.js'
import { etag } from '../../../src/records/index.js'

describe('the version of a record', () => {
  it('is the one that it was read with', () => {
    expect(etag({ '@odata.etag': 'W/"12"', name: 'Northwind' })).toBe('W/"12"')
  })

  it.each([[{ name: 'Northwind' }], [{ '@odata.etag': null }], [{}]])(
    'is refused where there is none: %j',
    (record) => {
      expect(() => etag(record)).toThrow(UsageError)
    },
  )
})
