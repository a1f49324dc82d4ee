export { HttpExecutor, type HttpOptions } from './http-executor.js'
export type { AccessToken, TokenCredential } from './token.js'
