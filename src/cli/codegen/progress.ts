import type { SingleBar } from 'cli-progress'
import type { Terminal } from '../terminal.js'

/** Tells how far a command is, one step after the other. */
export interface Progress {
  begin(step: string, total: number): void
  advance(): void
  end(): void
}

const silence: Progress = { begin() {}, advance() {}, end() {} }

/** A bar where somebody watches, nothing elsewhere. */
export async function progressOn(errors: Terminal['errors'], isQuiet: boolean): Promise<Progress> {
  if (isQuiet || errors.isTTY !== true) return silence
  const { default: library } = await import('cli-progress')
  const bar: SingleBar = new library.SingleBar({
    stream: errors,
    format: '{step} [{bar}] {value}/{total}',
    barsize: 30,
    clearOnComplete: true,
    hideCursor: true,
  })
  return {
    begin(step, total) {
      bar.stop()
      bar.start(total, 0, { step: step.padEnd(10) })
    },
    advance: () => bar.increment(),
    end: () => bar.stop(),
  }
}
