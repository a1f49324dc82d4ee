/** Whom to act for: by the Microsoft Entra object id, or by the id of the row in `systemusers`. */
export type ActFor = string | { readonly systemUserId: string }

/** Those that say something of a record or a session: in a batch they are given to the item that they are about. */
export const itemOptions = ['ifMatch', 'partitionId', 'sessionToken', 'consistency', 'headers'] as const

/**
 * What belongs to one call, not to the operation's author. Combinations that the service refuses are a `UsageError`.
 *
 * Source: "Use optional parameters", "Bypass custom business logic", "Impersonate another user",
 * "Compose HTTP requests and handle errors", "Use elastic tables".
 */
export interface CallOptions {
  /** Cuts waiting as well as sending. */
  readonly signal?: AbortSignal | undefined
  /** For one attempt, in milliseconds, in place of the client's. */
  readonly timeoutInMs?: number | undefined
  /**
   * Acts for another user: the Microsoft Entra object id (wire: `CallerObjectId`), or `{ systemUserId }` (wire:
   * `MSCRMCallerID`). Needs the privilege prvActOnBehalfOfAnotherUser.
   */
  readonly as?: ActFor | undefined
  /** An ETag: the record is changed or deleted only while it has this version. Wire: `If-Match`. */
  readonly ifMatch?: string | undefined
  /** Turns duplicate rules on for this write. Wire: `MSCRM.SuppressDuplicateDetection: false`. */
  readonly detectDuplicates?: boolean | undefined
  /**
   * Which custom business logic this write passes over. Wire: `MSCRM.BypassBusinessLogicExecution`. Needs the privilege
   * prvBypassCustomBusinessLogic.
   */
  readonly bypass?: readonly ('CustomSync' | 'CustomAsync')[] | undefined
  /**
   * Ids of the plug-in steps that this write passes over, 3 unless the organization allows more, 10 at most. Wire:
   * `MSCRM.BypassBusinessLogicExecutionStepIds`. Needs the privilege prvBypassCustomBusinessLogic.
   */
  readonly bypassStepIds?: readonly string[] | undefined
  /**
   * Starts no Power Automate flow by this write. Wire: `MSCRM.SuppressCallbackRegistrationExpanderJob: true`. The
   * documentation names no privilege for it.
   */
  readonly suppressFlows?: boolean | undefined
  /** Text that plug-ins see as a shared variable. Wire: query parameter `tag`. */
  readonly tag?: string | undefined
  /** Unique name of the unmanaged solution that the written component goes into. Wire: `MSCRM.SolutionUniqueName`. */
  readonly solution?: string | undefined
  /** `strong` passes over caches of metadata and of permissions, which are up to 30 s old. Wire: `Consistency: Strong`. */
  readonly consistency?: 'strong' | undefined
  /**
   * Of elastic tables: what an earlier write gave (`crm.respond` has it), so that a read sees it. Wire:
   * `MSCRM.SessionToken`.
   */
  readonly sessionToken?: string | undefined
  /** Of elastic tables: the partition to read or to delete in. Wire: query parameter `partitionId`. */
  readonly partitionId?: string | undefined
  /**
   * Annotations to be included, such as `OData.Community.Display.V1.FormattedValue`; `*` for all: with them a refusal by a
   * plug-in brings its trace. Wire: `Prefer: odata.include-annotations`.
   */
  readonly annotations?: '*' | readonly string[] | undefined
  /** Sent as `x-ms-correlation-request-id`: a GUID that ties calls of several services together. */
  readonly correlationId?: string | undefined
  /** More headers. Those that the library sends itself or has an option for cannot be among them. */
  readonly headers?: Readonly<Record<string, string>> | undefined
}
