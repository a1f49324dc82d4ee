import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder that holds the consumers, with the packed package installed. */
    workspace: string
  }
}

const repository = resolve(import.meta.dirname, '../..')

/** Builds, packs and installs the package beside its consumers, with nothing but what it declares as dependencies. */
export function setup(project: TestProject): () => void {
  const workspace = realpathSync(mkdtempSync(join(tmpdir(), 'dynamics365-crm-')))
  run('npm', ['run', '--silent', 'build'])
  run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', workspace])

  const { name, version, dependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'))
  run('tar', ['-xzf', join(workspace, `${name}-${version}.tgz`), '-C', workspace])
  mkdirSync(join(workspace, 'node_modules'))
  renameSync(join(workspace, 'package'), join(workspace, 'node_modules', name))
  for (const dependency of Object.keys(dependencies)) link(dependency, workspace)
  // A consumer's own: what `process` and `console` are.
  link('@types/node', workspace)
  cpSync(join(import.meta.dirname, 'consumers'), workspace, { recursive: true })

  project.provide('workspace', workspace)
  return () => rmSync(workspace, { recursive: true })
}

function run(command: string, args: readonly string[]): void {
  execFileSync(command, args, { cwd: repository, stdio: ['ignore', 'ignore', 'inherit'] })
}

function link(dependency: string, workspace: string): void {
  const place = join(workspace, 'node_modules', dependency)
  mkdirSync(dirname(place), { recursive: true })
  symlinkSync(join(repository, 'node_modules', dependency), place)
}
