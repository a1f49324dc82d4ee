/** The lookups by which records of a table stand above each other. */
const parents: Readonly<Record<string, string>> = {
  account: '_parentaccountid_value',
  businessunit: '_parentbusinessunitid_value',
  product: '_parentproductid_value',
  systemuser: '_parentsystemuserid_value',
}

/** The records that have others under them. */
export function parentIds(table: string, rows: readonly Readonly<Record<string, unknown>>[]): readonly unknown[] {
  return [...new Set(rows.map((row) => row[parents[table] ?? '']))].filter((id) => id !== null && id !== undefined)
}

/** The records above one, from its parent upwards. */
export function idsAbove(
  {
    table,
    rows,
    primaryKey,
  }: { table: string; rows: readonly Readonly<Record<string, unknown>>[]; primaryKey: string },
  id: unknown,
): readonly unknown[] {
  const parentOf = new Map(rows.map((row) => [row[primaryKey], row[parents[table] ?? '']]))
  const above: unknown[] = []
  for (let at = parentOf.get(id); at !== undefined && at !== null && !above.includes(at); at = parentOf.get(at)) {
    above.push(at)
  }
  return above
}
