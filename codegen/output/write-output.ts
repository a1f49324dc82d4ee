import { existsSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder } from './make-folder.js'
import { refusedBy } from './output-error.js'
import type { OutputPlan } from './plan-output.js'
import { shownPath } from './shown-path.js'

const asidePrefix = '.codegen-'
const asideName = /^\.codegen-\w{6}$/

/**
 * Does what the plan says, or nothing: the new texts are written aside first and then moved into place, and what stood
 * there comes back when a move fails. Files that are current are not touched. What a run left that was killed goes.
 *
 * Fails with: `OutputError` in the words of the file system.
 */
export function writeOutput({ folder, write, remove }: OutputPlan, onFile: () => void = () => {}): void {
  const undo: (() => void)[] = []
  try {
    if (existsSync(folder)) removeLeftovers(folder)
    if (write.length === 0 && remove.length === 0) return
    const made = makeFolder(folder)
    if (made !== undefined) undo.push(() => rmSync(made, { recursive: true }))
    const aside = mkdtempSync(join(folder, asidePrefix))
    undo.push(() => rmSync(aside, { recursive: true }))
    const move = (from: string, to: string) => {
      renameSync(from, to)
      undo.push(() => renameSync(to, from))
    }

    for (const [index, { text }] of write.entries()) {
      writeFileSync(join(aside, `new-${index}`), text)
      onFile()
    }
    for (const [index, { file, before }] of write.entries()) {
      const room = makeFolder(dirname(join(folder, file)))
      if (room !== undefined) undo.push(() => rmSync(room, { recursive: true }))
      if (before !== undefined) move(join(folder, file), join(aside, `old-${index}`))
      move(join(aside, `new-${index}`), join(folder, file))
    }
    for (const [index, file] of remove.entries()) move(join(folder, file), join(aside, `removed-${index}`))

    undo.length = 0
    rmSync(aside, { recursive: true })
    for (const room of new Set(remove.map((file) => dirname(join(folder, file))))) removeIfEmpty(room)
  } catch (error) {
    takeBack(undo, folder)
    throw refusedBy(error, `${shownPath(folder)} cannot be written`)
  }
}

/** Stops at the first step that fails: the later ones would delete what could not be put back. */
function takeBack(undo: readonly (() => void)[], folder: string): void {
  try {
    for (const step of undo.toReversed()) step()
  } catch (error) {
    throw refusedBy(
      error,
      `${shownPath(folder)} is half written; what stood there is in its hidden folder ${asidePrefix}… until the next run`,
    )
  }
}

function removeLeftovers(folder: string): void {
  const entries = readdirSync(folder, { withFileTypes: true })
  const leftovers = entries.filter((entry) => entry.isDirectory() && asideName.test(entry.name))
  for (const { name } of leftovers) rmSync(join(folder, name), { recursive: true })
}

function removeIfEmpty(folder: string): void {
  if (readdirSync(folder).length === 0) rmdirSync(folder)
}
