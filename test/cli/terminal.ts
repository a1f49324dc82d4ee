import { PassThrough } from 'node:stream'

/** A terminal whose user has typed this; without any text, one with nobody at it. */
export function terminal(typed?: string) {
  const input = Object.assign(new PassThrough(), { isTTY: typed !== undefined })
  if (typed !== undefined) input.end(typed)
  const output = new PassThrough()
  const errors = new PassThrough()
  return { input, output, errors, printed: () => textOf(output), told: () => textOf(errors) }
}

function textOf(stream: PassThrough): string {
  return stream.read()?.toString() ?? ''
}
