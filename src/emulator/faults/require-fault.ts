const effects = ['status', 'throttle', 'reset', 'halfBody', 'sql', 'page', 'redirectTo']
const values: Readonly<Record<string, readonly unknown[]>> = {
  status: [500, 502, 503, 504],
  throttle: ['requests', 'time', 'concurrency'],
  reset: ['before', 'after'],
  halfBody: [true],
  sql: ['deadlock', 'timeout'],
  page: [true],
  body: [undefined, 'html', 'empty', 'json'],
}

/** Refuses what is no fault: one that is misspelt would let a test pass for the wrong reason. */
export function requireFault(fault: object): void {
  const given: Readonly<Record<string, unknown>> = { ...fault }
  const named = effects.filter((effect) => given[effect] !== undefined)
  if (named.length > 1) throw new Error(`A fault does one thing, not ${named.join(' and ')}.`)
  if (named.length === 0 && given['latencyInMs'] === undefined) {
    throw new Error(`A fault needs one of ${effects.join(', ')}, or latencyInMs.`)
  }
  for (const [name, known] of Object.entries(values)) {
    if (name in given && !known.includes(given[name])) {
      throw new Error(`${name} of a fault is one of ${known.filter((one) => one !== undefined).join(', ')}.`)
    }
  }
  requireWithinBatch(given)
  const known = [...effects, 'body', 'retryAfter', 'latencyInMs', 'when', 'times', 'probability']
  const strange = Object.keys(given).find((name) => !known.includes(name))
  if (strange !== undefined) throw new Error(`A fault has no ${strange}.`)
}

function requireWithinBatch(given: Readonly<Record<string, unknown>>): void {
  const { when, throttle, sql, body, latencyInMs } = given
  if (typeof when !== 'object' || when === null || !('inBatch' in when) || when.inBatch !== true) return
  if (latencyInMs === undefined && (throttle ?? sql ?? (body === 'json' || undefined)) !== undefined) return
  throw new Error("A fault inside of a batch is throttle, sql, or status with body: 'json', without latency.")
}
