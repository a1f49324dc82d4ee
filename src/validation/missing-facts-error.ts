/** There is no metadata of the table, so nothing can be said about its values. */
export class MissingFactsError extends Error {
  override readonly name: string = 'MissingFactsError'
}
