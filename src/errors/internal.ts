/** What the rooms beside this one need of it, and no user: `index.ts` is an entry point of the package. */

export { redact } from './redact.js'
export { redactPath } from './redact-path.js'
export { classOfCode, toServiceError } from './to-service-error.js'
export { withRequestFacts } from './with-request-facts.js'
