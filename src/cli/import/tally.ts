import { counted } from '../counted.js'

/** What became of the rows of a file: each of them is in one of the other counts. */
export class Tally {
  read = 0
  accepted = 0
  refused = 0

  /** `done`: what happened to those that were accepted, such as `created`. */
  words(done: string): string {
    const { read, accepted, refused } = this
    return `${counted(read, 'row')} read: ${accepted.toLocaleString('en-US')} ${done}, ${refused.toLocaleString('en-US')} refused`
  }
}
