export { DataverseError, isDataverseError } from './dataverse-error.js'
export { UsageError } from './usage-error.js'
