import { vi } from 'vitest'

/** Holds the clock and the timers still; what the platform does between two timers goes on. */
export function stopTime(now = '2026-03-01T10:00:00Z'): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: new Date(now) })
}

export function resumeTime(): void {
  vi.useRealTimers()
}

/** Lets time pass, and then everything that can happen without more of it. */
export async function pass(durationInMs: number): Promise<void> {
  await settle()
  await vi.advanceTimersByTimeAsync(durationInMs)
  await settle()
}

/** Bodies are read over several turns of the event loop. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
