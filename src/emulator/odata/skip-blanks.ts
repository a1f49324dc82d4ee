/** The first position from here on that holds no white space. */
export function skipBlanks(text: string, from: number): number {
  let position = from
  while (position < text.length && /\s/.test(text.charAt(position))) position += 1
  return position
}
