export { readAggregate } from './read-aggregate.js'
