import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { refusedBy } from './output-error.js'
import type { OutputPlan } from './plan-output.js'
import { shownPath } from './shown-path.js'

/**
 * Does what the plan says, or nothing: the new texts are written aside first and then moved into place, and what stood
 * there comes back when a move fails. Files that are current are not touched.
 *
 * Fails with: `OutputError` in the words of the file system.
 */
export function writeOutput({ folder, write, remove }: OutputPlan, onFile: () => void = () => {}): void {
  if (write.length === 0 && remove.length === 0) return
  const undo: (() => void)[] = []
  try {
    const made = mkdirSync(folder, { recursive: true })
    if (made !== undefined) undo.push(() => rmSync(made, { recursive: true }))
    const aside = mkdtempSync(join(folder, '.codegen-'))
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
      const room = mkdirSync(dirname(join(folder, file)), { recursive: true })
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
    throw refusedBy(error, `${shownPath(folder)} is half written; what stood there is in its hidden folder .codegen-…`)
  }
}

function removeIfEmpty(folder: string): void {
  if (readdirSync(folder).length === 0) rmdirSync(folder)
}
