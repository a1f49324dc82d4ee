/** Text as it stands in a cell of a Markdown table: on one line, and with no meaning to Markdown. */
export function cell(text: string | null | undefined): string {
  return (text ?? '')
    .replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
    .replace(/[\\|`*[\]<]/g, '\\$&')
    .trim()
}
