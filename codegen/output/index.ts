export { differences } from './differences.js'
export { OutputError, refusedBy } from './output-error.js'
export { type FileChange, type OutputOptions, type OutputPlan, planOutput } from './plan-output.js'
export { writeOutput } from './write-output.js'
