export type { AddedFault, Fault, FaultCondition, FaultEffect, Faults } from './fault.js'
export { FaultList } from './fault-list.js'
export { after, BrokenConnection, before } from './meet-fault.js'
