import { UsageError } from '../errors/index.js'

/** Source: "Use file column data". */
export const serviceChunkInBytes = 4 * 1024 * 1024
const wholeBelowInBytes = 128 * 1024 * 1024

/** Refuses a file that its column does not take, before it is sent. */
export function requireFits(sizeInBytes: number, maxSizeInKB: number | undefined): void {
  if (maxSizeInKB === undefined) return
  requireCount(maxSizeInKB, 'maxSizeInKB')
  if (sizeInBytes <= maxSizeInKB * 1024) return
  throw new UsageError(`The file has more bytes than the ${maxSizeInKB} KB that its column takes.`)
}

/** Refuses what the service does not take in one request. */
export function requireWhole(sizeInBytes: number): void {
  if (sizeInBytes < wholeBelowInBytes) return
  throw new UsageError('A single request takes a file below 128 MB: upload it in parts.')
}

/** The size of the parts, which is the service's or smaller. */
export function chunkOf(asked: number | undefined, most = serviceChunkInBytes): number {
  return asked === undefined ? most : Math.min(requireCount(asked, 'chunkSizeInBytes'), most)
}

export function requireCount(value: number, name: string, least = 1): number {
  if (Number.isSafeInteger(value) && value >= least) return value
  throw new UsageError(`${name} takes a whole number from ${least} on.`)
}
