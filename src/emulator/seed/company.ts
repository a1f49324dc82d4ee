import type { Session } from '../model.js'
import { seedActivities } from './activities.js'
import { seedCases } from './cases.js'
import { seedCatalogue } from './catalogue.js'
import { inventCompanies } from './companies.js'
import { seedCustomers } from './customers.js'
import { Ground } from './ground.js'
import { seedLeads } from './leads.js'
import { seedOpportunities } from './opportunities.js'
import { seedQueues } from './queues.js'
import { seedSlas } from './slas.js'
import { seedStaff } from './staff.js'
import { seedViews } from './views.js'

const customerCount = 220

/**
 * Fills an organization with a plausible company: its people, customers, deals and cases. The same seed number gives the same
 * company, its dates relative to the session's clock. The organization itself has to be there.
 */
export function seedCompany(session: Session, seed: number): void {
  const ground = new Ground(session, seed)
  const staff = seedStaff(ground)
  const catalogue = seedCatalogue(ground)
  const companies = inventCompanies(ground.random)
  const customers = seedCustomers(ground, staff, catalogue, companies.slice(0, customerCount))
  const qualified = seedLeads(ground, staff, catalogue, customers, companies.slice(customerCount))
  const opportunities = seedOpportunities(ground, catalogue, customers, qualified)
  const cases = seedCases(ground, staff, customers, catalogue)
  seedQueues(ground, staff, cases)
  seedSlas(ground, cases)
  seedActivities(ground, staff, customers, opportunities, cases)
  seedViews(ground)
}
