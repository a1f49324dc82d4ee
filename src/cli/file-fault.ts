import { refusedBy } from '../../codegen/index.js'
import { CommandError } from './command-error.js'

/** What to say when the system refuses a file: `leads.csv cannot be read: no such file or directory (ENOENT).` */
export function fileFault(error: unknown, doing: string): CommandError {
  return new CommandError(refusedBy(error, doing).message, { cause: error })
}
