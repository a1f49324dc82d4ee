/** The time in the organization. */
export const presentInMs = Date.UTC(2026, 2, 11, 12, 30)

/** Fiscal years begin in April, and quarters are their periods. January is 0. */
export const firstFiscalMonth = 3

/** A day as the wire has it. */
export function dayText(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

/** An instant as the wire has it. */
export function instantText(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`
}
