/** The values of a record as JSON has them, by the wire's own names. */
export type Payload = Readonly<Record<string, unknown>>

/** One of them. */
export type Member = readonly [name: string, value: unknown]
