import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { isGenerated } from './is-generated.js'
import { OutputError, refusedBy } from './output-error.js'
import { shownPath } from './shown-path.js'

export interface FileChange {
  /** Relative to the folder, with slashes. */
  readonly file: string
  readonly text: string
  /** What stands there now; absent when the file is new. */
  readonly before?: string
}

/** What it takes to make a folder current. Nothing of it is done yet. */
export interface OutputPlan {
  readonly folder: string
  readonly write: readonly FileChange[]
  /** Generated files that are not wanted any more. */
  readonly remove: readonly string[]
  readonly unchanged: readonly string[]
}

export interface OutputOptions {
  /** Whether a file may be overwritten and removed. Absent: when its first line says that it is generated. */
  readonly owns?: (file: string) => boolean
}

/** Folders that an earlier run may have filled, besides those that this one fills. */
const rooms = ['.', 'entities', 'operations', 'metadata']
const moduleName = /\.[cm]?[jt]s$/
const plainPath = /^[\w.-]+(\/[\w.-]+)*$/
const namesInMessage = 5

/**
 * Compares the wanted files (relative path → text) with a folder. Files that the generator did not write are neither
 * overwritten nor removed.
 *
 * Fails with: `OutputError` when such a file stands where a generated one should, or when the folder cannot be read.
 */
export function planOutput(
  folder: string,
  wanted: ReadonlyMap<string, string>,
  { owns }: OutputOptions = {},
): OutputPlan {
  const files = [...wanted].map(([file, text]): FileChange => {
    const before = read(folder, requirePlain(file))
    return { file, text, ...(before !== undefined && { before }) }
  })
  const isSame = ({ text, before }: FileChange) => before !== undefined && unix(before) === unix(text)
  const write = files.filter((one) => !isSame(one))
  const isOurs = (file: string, text?: string) => owns?.(file) ?? isGeneratedModule(folder, file, text)
  const foreign = write.filter(({ file, before }) => before !== undefined && !isOurs(file, before))
  if (foreign.length > 0) throw new OutputError(refusal(folder, foreign))

  const searched = new Set([...rooms, ...files.map(({ file }) => posix.dirname(file))])
  const unwanted = [...searched].flatMap((room) => filesOf(folder, room)).filter((file) => !wanted.has(file))
  return {
    folder,
    write,
    remove: unwanted.filter((file) => isOurs(file)).sort(),
    unchanged: files.filter(isSame).map(({ file }) => file),
  }
}

/** Names come from metadata that others wrote. */
function requirePlain(file: string): string {
  if (plainPath.test(file) && file.split('/').every((part) => !/^\.+$/.test(part))) return file
  throw new OutputError(`${JSON.stringify(file)} is no name for a generated file.`)
}

/** Git may have checked a file out with the line ends of Windows. */
function unix(text: string): string {
  return text.replaceAll('\r\n', '\n')
}

function isGeneratedModule(folder: string, file: string, text?: string): boolean {
  return moduleName.test(file) && isGenerated(text ?? read(folder, file) ?? '')
}

function read(folder: string, file: string): string | undefined {
  try {
    return readFileSync(join(folder, file), 'utf8')
  } catch (error) {
    if (isMissing(error)) return undefined
    throw refusedBy(error, `${shownPath(join(folder, file))} cannot be read`)
  }
}

function filesOf(folder: string, room: string): readonly string[] {
  try {
    const entries = readdirSync(join(folder, room), { withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map(({ name }) => posix.join(room, name))
  } catch (error) {
    if (isMissing(error)) return []
    throw refusedBy(error, `${shownPath(join(folder, room))} cannot be read`)
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

function refusal(folder: string, files: readonly FileChange[]): string {
  const names = files.slice(0, namesInMessage).map(({ file }) => shownPath(join(folder, file)))
  const more = files.length > names.length ? ` and ${files.length - names.length} more` : ''
  const [were, them] = files.length === 1 ? ['was', 'it'] : ['were', 'them']
  return `${names.join(', ')}${more} ${were} not written by the generator: move ${them} away, or choose another folder.`
}
