export { channelNames } from './channels.js'
export { createTelemetry, type TelemetryOptions } from './create-telemetry.js'
export type {
  CallEvent,
  Logger,
  RequestEvent,
  RequestHook,
  ResponseEvent,
  ResponseHook,
  RetryEvent,
} from './events.js'
export type { AttemptOutcome, CallDescription, CallOutcome, CallWatch, RetryReason, Telemetry } from './watch.js'
