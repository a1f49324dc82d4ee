/** Marks on letters, what is not seen, and what older collations give no weight: characters beyond the first 65,536. */
const ignored = /[\p{M}\p{C}\u{10000}-\u{10FFFF}]/gu

/**
 * A text without what the service may ignore in a comparison: two texts that it may call equal are the same then.
 * More than it ignores does no harm here.
 *
 * Our choice: case, accents, widths, ligatures and blanks at the end, after the usual collation of an organization
 * (`Latin1_General_CI_AI`). Source: "Filter rows using OData", filter on string values, which speaks of case only.
 *
 * Limits: texts of nothing but ignored characters all count as one, as they do for such a collation, where an emoji equals
 * the empty text. A long list of them is not cut: its parts would find the same record.
 */
export function foldedText(text: string): string {
  return text.normalize('NFKD').toUpperCase().replace(ignored, '').replace(/Æ/g, 'AE').replace(/Œ/g, 'OE').trimEnd()
}
