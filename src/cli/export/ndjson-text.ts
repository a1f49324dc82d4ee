/** Writes pages of records as JSON, one record a line. */
export async function* ndjsonText(
  pages: AsyncIterable<readonly ReadonlyMap<string, unknown>[]>,
): AsyncGenerator<string, void, undefined> {
  for await (const page of pages) {
    yield page.map((values) => `${JSON.stringify(Object.fromEntries(values))}\n`).join('')
  }
}
