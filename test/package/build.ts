import { execFileSync } from 'node:child_process'

/** Builds the package once, before any test of it. */
export function setup(): void {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] })
}
