import { BrokenConnection } from './faults/index.js'

/** What is used of msw's `http`. */
export interface MswHttp<Handler> {
  all(path: string, resolver: (info: { readonly request: Request }) => Promise<Response>): Handler
}

/** A handler for each of the organization's origins. */
export function handlersOf<Handler>(
  http: MswHttp<Handler>,
  origins: readonly string[],
  answer: (request: Request) => Promise<Response>,
): readonly Handler[] {
  return origins.map((origin) =>
    http.all(`${origin}/*`, async ({ request }) => {
      try {
        return await answer(request)
      } catch (reason) {
        // msw breaks the connection for it.
        if (reason instanceof BrokenConnection) return Response.error()
        throw reason
      }
    }),
  )
}
