export { seedCompany } from './company.js'
export { seedOrganization } from './organization.js'
export { Random } from './random.js'
