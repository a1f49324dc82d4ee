import type { OutputPlan } from '../../../codegen/index.js'

/** Modules that stand beside those of single tables and operations. */
const shared = new Set(['index', 'kinds', 'choices', 'complex-types', 'enum-types'])

/** What came of a generation, in one line. */
export function summary(plan: OutputPlan, place: string, elapsedInMs: number): string {
  const files = [...plan.write.map(({ file }) => file), ...plan.unchanged]
  const things = `${counted(modulesIn('entities', files), 'table')}, ${counted(modulesIn('operations', files), 'operation')}`
  const done = `${counted(plan.write.length, 'file')} written, ${plan.unchanged.length} unchanged, ${plan.remove.length} removed`
  return `${things}: ${done} in ${place} (${(elapsedInMs / 1_000).toFixed(1)} s)`
}

export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}

function modulesIn(room: string, files: readonly string[]): number {
  const names = files.flatMap((file) => /^([^/]+)\/([^/]+?)(?:\.d)?\.[jt]s$/.exec(file)?.slice(1, 3).join('/') ?? [])
  return new Set(names.filter((name) => name.startsWith(`${room}/`) && !shared.has(name.slice(room.length + 1)))).size
}
