import type { SingleBar } from 'cli-progress'
import type { Terminal } from './terminal.js'

/** Tells how far a command is with the rows of a file or of a query. */
export interface RowProgress {
  /** `total` in what `tell` counts; undefined where nobody knows. */
  begin(step: string, total: number | undefined): void
  tell(done: number, words: string): void
  end(): void
}

const silence: RowProgress = { begin() {}, tell() {}, end() {} }
const withTotal = '{step} [{bar}] {percentage}% | {words}'
const withoutTotal = '{step} | {words}'

/** A bar where somebody watches, nothing elsewhere. */
export async function rowProgressOn(errors: Terminal['errors'], isQuiet: boolean): Promise<RowProgress> {
  if (isQuiet || errors.isTTY !== true) return silence
  const { default: library } = await import('cli-progress')
  let bar: SingleBar | undefined
  let most = 0
  return {
    begin(step, total) {
      most = total ?? 0
      const format = total === undefined ? withoutTotal : withTotal
      bar = new library.SingleBar({ stream: errors, format, barsize: 30, clearOnComplete: true, hideCursor: true })
      bar.start(most, 0, { step, words: '' })
    },
    tell: (done, words) => bar?.update(most === 0 ? 0 : Math.min(done, most), { words }),
    end: () => bar?.stop(),
  }
}
