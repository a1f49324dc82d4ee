export { renewEntitlement } from './renew-entitlement.js'
