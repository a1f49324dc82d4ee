import type { Operation } from '../../index.js'

/** Asks for the whole `$metadata` document. Source: "Web API Service Documents". */
export function csdlRequest(): Operation<string> {
  return Object.freeze({
    name: '$metadata',
    method: 'GET',
    path: '$metadata',
    headers: { Accept: 'application/xml' },
    expects: 'text',
    repeat: 'always',
    read: ({ body }) => String(body),
  } satisfies Operation<string>)
}
