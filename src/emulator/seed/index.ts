export { seedCompany } from './company.js'
export { seedOrganization } from './organization.js'
