/**
 * Columns that the metadata calls required and the service fills all the same. Owner, state, status reason and
 * whatever has a default are known from the metadata and not listed.
 */
export const filledByService: Readonly<Record<string, readonly string[] | 'all'>> = {
  // Numbered by the organization's auto-numbering.
  quote: ['quotenumber'],
  salesorder: ['ordernumber'],
  invoice: ['invoicenumber'],
  // The organization's only row is made with the environment.
  organization: 'all',
  // Taken from the directory: an application user is created from its application id and business unit alone.
  systemuser: ['domainname', 'internalemailaddress', 'userlicensetype'],
  // A platform switch with a value of its own.
  workflow: ['iscustomizable'],
}
