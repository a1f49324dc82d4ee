export { isBatch, runBatch } from './run-batch.js'
