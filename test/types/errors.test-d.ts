import { isDataverseError } from 'dynamics365-crm'
import type {
  ChangeTokenExpiredError,
  RecordNotFoundError,
  ServiceError,
  ThrottledError,
  TransportError,
} from 'dynamics365-crm/errors'
import { expectTypeOf } from 'vitest'

declare const error: unknown

if (isDataverseError(error)) {
  switch (error.kind) {
    case 'not-found':
      expectTypeOf(error).toEqualTypeOf<RecordNotFoundError>()
      break
    case 'change-token-expired':
      expectTypeOf(error).toEqualTypeOf<ChangeTokenExpiredError>()
      break
    case 'throttled':
      expectTypeOf(error).toEqualTypeOf<ThrottledError>()
      break
    case 'service':
      expectTypeOf(error).toExtend<ServiceError>()
      break
    case 'transport':
      expectTypeOf(error).toExtend<TransportError>()
      break
    // @ts-expect-error there is no such kind
    case 'not-fuond':
      break
  }
}
