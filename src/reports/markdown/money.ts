/** An amount with its currency, as the locale writes it; null when there is none. */
export function money(amount: number | null, currency: string | null, locale: string): string | null {
  if (amount === null) return null
  if (currency !== null && /^[A-Z]{3}$/i.test(currency)) {
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount)
  }
  // An organization may have made up a currency of its own.
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(amount)
  return currency === null ? number : `${number} ${currency}`
}
