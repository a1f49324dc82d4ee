/** Control characters, halves of surrogate pairs and the two non-characters that XML has no form for, not even a reference. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is sought.
const forbidden = /[\0-\b\v\f\x0e-\x1f\ufffe\uffff\p{Surrogate}]/gu

/**
 * Text as XML can hold it, and back. Our choice: what it cannot stands as `_x0001_`, the way that .NET writes names, and so
 * does an underscore that would be read as the beginning of one.
 */
export const cookieText = {
  write: (text: string) => text.replace(/_(?=x)/g, '_x005F_').replace(forbidden, spelled),
  read: (text: string) =>
    text.replace(/_x([\dA-F]{4})_/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
}

function spelled(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}
