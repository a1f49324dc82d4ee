/** The options that a choices column holds: `4,7`. */
export function optionsIn(text: string): readonly number[] {
  return text.split(',').map(Number)
}
