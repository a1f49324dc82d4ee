import type { Terminal } from '../terminal.js'
import type { Rejects } from './rejects-file.js'

/** As many as are told; the rest is counted in the summary. */
const mostTold = 10

/** Tells the first few refused rows, where no file is wanted. The rows themselves are not told. */
export function toldRejects({ errors }: Pick<Terminal, 'errors'>): Rejects {
  const told: string[] = []
  let more = 0
  return {
    async add({ line }, reason) {
      if (told.length < mostTold) told.push(`line ${line}: ${reason}`)
      else more += 1
    },
    async end() {
      for (const one of told) errors.write(`${one}\n`)
      if (more > 0) errors.write(`… and ${more} more: --rejects file keeps them all.\n`)
    },
  }
}
