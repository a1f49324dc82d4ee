/** A document that cannot be read. The message names the place. */
export class MetadataError extends Error {
  override readonly name = 'MetadataError'
  /** `document` is the name of a file or a URL; `place` is what is wrong in it, or where. */
  constructor(
    readonly document: string,
    problem: string,
    options?: ErrorOptions,
  ) {
    super(`${document}: ${problem}`, options)
  }
}
