/** Words joined as `PascalCase`; a word keeps the capitals that it has. Apostrophes join, all else separates. */
export function toPascalCase(text: string): string {
  return text
    .normalize('NFC')
    .replace(/['’]/g, '')
    .split(/(?:_|\P{ID_Continue})+/u)
    .map(([first = '', ...rest]) => `${first.toUpperCase()}${rest.join('')}`)
    .join('')
}

/** The same, fit to be a name: not empty, and not starting with a digit. */
export function toIdentifier(text: string, otherwise: string): string {
  const name = toPascalCase(text)
  if (name === '') return otherwise
  return /^\p{ID_Start}/u.test(name) ? name : `_${name}`
}
