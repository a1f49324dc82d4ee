import { slakpiinstance } from '../../entities/index.js'
import { query } from '../../query/index.js'
import type { Ref } from '../../schema/index.js'
import { knownRecord } from '../known-record.js'

/**
 * The time limits of a record, the next one first: a query, to be refined and executed.
 *
 * Wire: GET `slakpiinstances`, filtered by `_regarding_value`. `status` is 0 In Progress, 1 Noncompliant, 2 Nearing Noncompliance,
 * 3 Paused, 4 Succeeded, 5 Canceled; the copies on a case, `firstresponseslastatus` and `resolvebyslastatus`, have other numbers.
 * Repeat: it only reads.
 * Source: entity reference of `slakpiinstance`.
 *
 * @example
 * const limits = await crm.all(slaKpiInstancesOf(ref(incident, incidentId)))
 */
export function slaKpiInstancesOf(record: Ref) {
  const { id } = knownRecord(record, 'record')
  return slaKpis()
    .where((kpi) => kpi._regarding_value.eq(id))
    .orderBy('failuretime')
}

/** The columns that `slaTimes` reads. */
export function slaKpis() {
  return query(slakpiinstance).select(
    'slakpiinstanceid',
    'name',
    'status',
    'failuretime',
    'warningtime',
    'pausedon',
    'succeededon',
    '_regarding_value',
  )
}
