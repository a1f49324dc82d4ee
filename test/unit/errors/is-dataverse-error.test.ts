import { isDataverseError, TransportError, UsageError } from 'dynamics365-crm/errors'
import { afterEach, describe, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.resetModules()
})

describe('the mark of this library’s errors', () => {
  it('is on every one of them', () => {
    expect(isDataverseError(new UsageError('no'))).toBe(true)
    expect(isDataverseError(new UsageError('no'))).toBe(true)
    expect(isDataverseError(new TransportError('no', { cause: new Error('down') }))).toBe(true)
  })

  it.each([
    ['another error', new Error('no')],
    ['an object with the same name', { name: 'DataverseError', kind: 'usage', message: 'no' }],
    ['null', null],
    ['undefined', undefined],
    ['a text', 'DataverseError'],
    ['a number', 0x80040217],
    ['a function', () => 'no'],
  ])('is not on %s', (_, value) => {
    expect(isDataverseError(value)).toBe(false)
  })

  it('is known to a second copy of the package, whose classes are others', async () => {
    vi.resetModules()
    const second = await import('dynamics365-crm/errors')
    const error = new second.UsageError('no')

    expect(second.UsageError).not.toBe(UsageError)
    expect(error).not.toBeInstanceOf(UsageError)
    expect(isDataverseError(error)).toBe(true)
    expect(second.isDataverseError(new UsageError('no'))).toBe(true)
  })

  it('stays out of what is listed of an error', () => {
    const error = new UsageError('no')

    expect(Object.keys(error).sort()).toEqual(['kind', 'name'])
  })

  it('does not hide the cause', () => {
    const cause = new Error('down')

    expect(new TransportError('no answer', { cause }).cause).toBe(cause)
  })
})
