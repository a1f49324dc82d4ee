/** A request of a batch, as it was written. */
export interface InnerRequest {
  readonly method: string
  readonly url: string
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
  readonly contentId: string | undefined
}
