import { query } from 'dynamics365-crm'
import { lead } from 'dynamics365-crm/entities'

export const warm = query(lead)
  .select('fullname')
  .where((l) => l.createdon.lastXDays(30))

console.log(lead.entitySetName)
