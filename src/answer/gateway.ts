import { ServiceError, UnexpectedResponseError } from '../errors/index.js'

const gatewayStatuses: readonly (number | undefined)[] = [502, 503, 504]

/** Something before the service answered: whether the service did anything cannot be told. */
export function isGatewayFailure(error: unknown): boolean {
  const hasStatus = error instanceof ServiceError || error instanceof UnexpectedResponseError
  return hasStatus && gatewayStatuses.includes(error.status)
}
