/** Words joined as `PascalCase`; a word keeps the capitals that it has. Apostrophes join, all else separates. */
export function toPascalCase(text: string): string {
  return text
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')
}

/** The same, fit to be a name: not empty, and not starting with a digit. */
export function toIdentifier(text: string, otherwise: string): string {
  const name = toPascalCase(text)
  if (name === '') return otherwise
  return /^\p{N}/u.test(name) ? `_${name}` : name
}
