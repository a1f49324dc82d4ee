/** An account as the benches make it. */
export function accountData(nth: number) {
  return {
    name: `Northwind ${nth}`,
    accountnumber: 'A-17',
    telephone1: '555-0100',
    revenue: 125_000,
    creditonhold: false,
  }
}
