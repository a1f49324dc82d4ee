/** The first half of ids that stand for those of records yet to be made: this process's own, so that no record has one. */
let prefix: string | undefined
let given = 0

/** An id, in the form of a GUID, that stands for that of a record yet to be made. */
export function pendingId(): string {
  prefix ??= `${crypto.randomUUID().slice(0, 14)}f`
  given += 1
  const digits = given.toString(16).padStart(15, '0')
  return `${prefix}${digits.slice(0, 3)}-8${digits.slice(3, 6)}-${digits.slice(6).padStart(12, '0')}`
}

/** Whether a text holds one. */
export function holdsPendingId(text: string): boolean {
  return prefix !== undefined && text.includes(prefix)
}
