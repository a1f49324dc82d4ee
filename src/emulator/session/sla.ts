import { instant } from '../messages/values.js'
import type { StoredRecord, Values } from '../model.js'
import type { SessionOptions } from './session-options.js'
import type { TablePlan } from './table-plan.js'
import { asTarget, isSameTarget } from './target.js'

const inProgress = 0
const nearing = 2
const paused = 3
const succeeded = 4
const canceled = 5
const minuteInMs = 60_000

/**
 * The time limits that begin when a case is put under an SLA: one for each item of it. Our choice: they count in minutes from the creation
 * of the case, without business hours, and the conditions of the items are not read.
 * Source: entity references of `sla`, `slaitem` and `slakpiinstance`.
 */
export function kpisToStart(options: SessionOptions, record: StoredRecord, changes: Values): readonly Values[] {
  const { store } = options
  const sla = asTarget(changes['slaid'])
  if (record.table !== 'incident' || sla === undefined || !store.tables.has('slaitem')) return []
  const start = Date.parse(String(record.values['createdon']))
  const after = (minutes: unknown) =>
    typeof minutes === 'number' ? instant(new Date(start + minutes * minuteInMs)) : undefined
  return [...store.all('slaitem')]
    .filter(({ values }) => isSameTarget(values['slaid'], sla))
    .map(({ values }) => ({
      name: values['name'],
      regarding: { table: record.table, id: record.id },
      regardingentityid: record.id,
      status: inProgress,
      failuretime: after(values['failureafter']),
      computedfailuretime: after(values['failureafter']),
      warningtime: after(values['warnafter']),
      computedwarningtime: after(values['warnafter']),
      applicablefromvalue: record.values['createdon'],
      ownerid: record.values['ownerid'],
    }))
}

/** What the platform notes of a case that is put under an SLA, or escalated. */
export function ofCase(options: SessionOptions, { table }: TablePlan, given: Values): Values {
  if (table !== 'incident') return {}
  const { slaid, isescalated } = given
  return {
    ...(slaid === undefined || slaid === null ? {} : { slainvokedid: slaid }),
    ...(isescalated === true ? { escalatedon: instant(options.now()) } : {}),
  }
}

/** The limits of a case that end with it, and how: our choice, in time when it is resolved, canceled when it is canceled. */
export function kpisToEnd(
  options: SessionOptions,
  record: StoredRecord,
  changes: Values,
): readonly { readonly id: string; readonly values: Values }[] {
  const state = changes['statecode']
  if (record.table !== 'incident' || record.values['statecode'] !== 0 || (state !== 1 && state !== 2)) return []
  if (!options.store.tables.has('slakpiinstance')) return []
  const now = instant(options.now())
  return [...options.store.all('slakpiinstance')]
    .filter(({ values }) => isSameTarget(values['regarding'], { table: record.table, id: record.id }))
    .filter(({ values }) => [inProgress, nearing, paused].includes(Number(values['status'])))
    .map(({ id }) => ({
      id,
      values: {
        status: state === 1 ? succeeded : canceled,
        terminalstatereached: true,
        terminalstatetime: now,
        ...(state === 1 ? { succeededon: now } : {}),
      },
    }))
}
