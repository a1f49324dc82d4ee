import { type Due, type Rule, timeIn } from './due.js'

const inProgress = 0
const noncompliant = 1
const nearing = 2

/** A limit that runs is near at its warning time, and missed at its failure time; one that is paused stands still. Source: `SLAKPIInstance`. */
export const timeLimits: Rule = {
  table: 'slakpiinstance',
  next(record) {
    const { status } = record.values
    if (status !== inProgress && status !== nearing) return undefined
    const warning = timeIn(record, 'warningtime')
    const failure = timeIn(record, 'failuretime')
    const warns = status === inProgress && warning !== undefined && (failure === undefined || warning < failure)
    if (warns) return { at: warning, values: { status: nearing, warningtimereached: 1 } }
    return failure === undefined ? undefined : missed(record.values['failuretime'], failure)
  },
}

function missed(instant: unknown, at: number): Due {
  return { at, values: { status: noncompliant, terminalstatereached: true, terminalstatetime: instant } }
}
