/** A configuration that cannot be used. The message names the file and every fault. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'

  constructor(
    readonly document: string,
    problem: string,
    options?: ErrorOptions,
  ) {
    super(`${document}: ${problem}`, options)
  }
}
