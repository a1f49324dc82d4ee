/**
 * Text as it is searched: the service ignores case. Sigma has a form of its own at the end of a word, which would make
 * the lower case of a part differ from that part of the lower case. Source: protocol/query.md 3.4.
 */
export function fold(text: string): string {
  return text.toLowerCase().replaceAll('ς', 'σ')
}
