import type { OutputPlan } from '../../../codegen/index.js'

/** Modules that stand beside those of single tables and operations. */
const shared = new Set(['index', 'kinds', 'choices', 'complex-types', 'enum-types'])

const namesInSummary = 5

/** What came of a generation, in one line. */
export function summary(plan: OutputPlan, place: string, elapsedInMs: number): string {
  const files = [...plan.write.map(({ file }) => file), ...plan.unchanged]
  const things = `${counted(modulesIn('entities', files), 'table')}, ${counted(modulesIn('operations', files), 'operation')}`
  const done = `${counted(plan.write.length, 'file')} written, ${plan.unchanged.length} unchanged, ${removed(plan)}`
  return `${things}: ${done} in ${place} (${(elapsedInMs / 1_000).toFixed(1)} s)`
}

/** A few that went are named: whoever renamed a table, or forgot a pattern, sees it. */
function removed({ remove }: OutputPlan): string {
  const names = remove.length > 0 && remove.length <= namesInSummary ? ` (${remove.join(', ')})` : ''
  return `${remove.length} removed${names}`
}

export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}

function modulesIn(room: string, files: readonly string[]): number {
  const names = files.flatMap((file) => /^([^/]+)\/([^/]+?)(?:\.d)?\.[jt]s$/.exec(file)?.slice(1, 3).join('/') ?? [])
  return new Set(names.filter((name) => name.startsWith(`${room}/`) && !shared.has(name.slice(room.length + 1)))).size
}
