import type { Message, MessageResult, MessageReturns, ParameterType, Session, StoredRecord, Target } from '../model.js'

interface ValueOf {
  /** Base64. */
  readonly Binary: string
  readonly Boolean: boolean
  readonly Int32: number
  readonly Int64: number
  readonly String: string
  readonly Strings: readonly string[]
  readonly Guid: string
  readonly DateTimeOffset: string
  readonly record: Target
  readonly records: readonly Target[]
  readonly complex: Readonly<Record<string, unknown>>
  readonly complexes: readonly Readonly<Record<string, unknown>>[]
  readonly enum: string
  readonly new: Readonly<Record<string, unknown>>
}

type Parameters = Readonly<Record<string, ParameterType>>

/** The values that a message declaring `Declared` is given: required ones are there, the others may be missing. */
export type Given<Declared extends Parameters> = {
  readonly [Name in keyof Declared]: Declared[Name]['required'] extends true
    ? ValueOf[Declared[Name]['type']]
    : ValueOf[Declared[Name]['type']] | null | undefined
}

interface Unbound<Declared extends Parameters> {
  readonly name: string
  readonly kind: 'action' | 'function'
  readonly parameters: Declared
  readonly returns?: MessageReturns
  run(session: Session, given: Given<Declared>): MessageResult
}

interface Bound<Declared extends Parameters> {
  readonly name: string
  readonly kind: 'action' | 'function'
  readonly boundTo: string
  readonly parameters: Declared
  readonly returns?: MessageReturns
  run(session: Session, bound: StoredRecord, given: Given<Declared>): MessageResult
}

/** A message of the service's root. All that it writes is undone when it refuses. */
export function unboundMessage<const Declared extends Parameters>(message: Unbound<Declared>): Message {
  const { name, kind, parameters, returns } = message
  return Object.freeze<Message>({
    name,
    kind,
    parameters,
    ...(returns && { returns }),
    run: (session, input) =>
      // The server has checked the values against `parameters` before it runs a message.
      session.store.transaction(() => message.run(session, input.parameters as Given<Declared>)),
  })
}

/** A message called on one record. All that it writes is undone when it refuses. */
export function boundMessage<const Declared extends Parameters>(message: Bound<Declared>): Message {
  const { name, kind, boundTo, parameters, returns } = message
  return Object.freeze<Message>({
    name,
    kind,
    boundTo,
    parameters,
    ...(returns && { returns }),
    run(session, input) {
      const { bound } = input
      if (bound === undefined) throw new Error(`${name} was run without the record that it is bound to.`)
      // The server has checked the values against `parameters` before it runs a message.
      return session.store.transaction(() => message.run(session, bound, input.parameters as Given<Declared>))
    },
  })
}

/** A message called on an entity set. */
export function setMessage<const Declared extends Parameters>(
  message: Unbound<Declared> & { readonly boundTo: string },
): Message {
  return Object.freeze<Message>({ ...unboundMessage(message), boundTo: message.boundTo, boundToSet: true })
}

export const nothing: MessageResult = Object.freeze({ kind: 'nothing' })
