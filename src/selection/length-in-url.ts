/** In characters, of an encoded text in a URL: parsing one makes three of an apostrophe. */
export function lengthInUrl(encoded: string): number {
  let length = encoded.length
  for (let at = encoded.indexOf("'"); at !== -1; at = encoded.indexOf("'", at + 1)) length += 2
  return length
}
