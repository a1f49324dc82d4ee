import { FILE_HEADERS_ONLY, formatPatch, type StructuredPatch, structuredPatch } from 'diff'
import type { FileChange, OutputPlan } from './plan-output.js'

const linesOfFile = 40
const filesInFull = 10
const context = 2
/** Texts with more edits than this are told apart only. */
const mostEdits = 2_000

/** What a folder lacks of being current, as unified diffs cut short; empty when it lacks nothing. */
export function differences({ write, remove }: OutputPlan): string {
  const changed = write.filter(({ before }) => before !== undefined)
  const missing = write.filter(({ before }) => before === undefined)
  return [
    ...changed.slice(0, filesInFull).map(difference),
    ...changed.slice(filesInFull).map(({ file }) => `${file}: differs`),
    ...missing.map(({ file }) => `${file}: missing`),
    ...remove.map((file) => `${file}: not generated any more`),
  ]
    .map((text) => `${text}\n`)
    .join('')
}

function difference({ file, text, before = '' }: FileChange): string {
  const options = { context, stripTrailingCr: true, maxEditLength: mostEdits }
  const patch = structuredPatch(file, file, before, text, 'as it is', 'as it would be', options)
  return patch === undefined ? `${file}: differs throughout` : shortened(patch)
}

function shortened(patch: StructuredPatch): string {
  const lines = formatPatch(patch, FILE_HEADERS_ONLY).trimEnd().split('\n')
  const rest = lines.length - linesOfFile
  return rest > 0 ? [...lines.slice(0, linesOfFile), `… ${rest} more lines`].join('\n') : lines.join('\n')
}
