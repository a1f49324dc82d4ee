export { Throttled } from './account.js'
export type { ProtectionLimits } from './limits.js'
export { type Admission, Protection } from './protection.js'
