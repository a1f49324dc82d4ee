import type { Answer, Operation } from '../../../src/operation/index.js'

/** A read that gives back the answer's body. */
export function reading(changes: Partial<Operation<unknown>> = {}): Operation<unknown> {
  return {
    name: 'accounts.query',
    method: 'GET',
    path: 'accounts',
    expects: 'json',
    repeat: 'always',
    read: ({ body }: Answer) => body,
    ...changes,
  }
}

/** A write that must not be done twice; it gives back the answer's status. */
export function writing(changes: Partial<Operation<unknown>> = {}): Operation<unknown> {
  return {
    name: 'accounts.create',
    method: 'POST',
    path: 'accounts',
    body: { name: 'Northwind' },
    expects: 'nothing',
    repeat: 'when-refused',
    read: ({ status }: Answer) => status,
    ...changes,
  }
}

export const ownId = '11111111-0000-0000-0000-000000000001'

/** A create that carries its id. */
export function writingOwnId(): Operation<unknown> {
  return writing({ body: { accountid: ownId, name: 'Northwind' }, repeat: 'own-id', read: () => ownId })
}
