import type { ColumnType, TableFacts } from '../../../src/schema/index.js'
import { dayText, instantText, presentInMs } from './time.js'

type Values = Readonly<Record<string, unknown>>

const hourInMs = 3_600_000
/** How far from the present: minutes, days, months and years, before and after, all told apart by some operator. */
const distancesInHours = [
  0.2, -0.2, 3, -3, 20, -20, 60, -60, 200, -200, 700, -700, 2_000, -2_000, 6_000, -6_000, 7_500, 9_500, -9_500, 12_000,
  14_000, 20_000, -20_000, -30_000,
]

/** One of them is the number of a language. */
const numbers = [0, 1, 7, 1_033, 1_033, 500]

/**
 * Fills the columns of dates and of whole numbers that no record has a value in, but for every fifth record, and moves
 * every third of the dates that are there.
 */
export function fillColumns(facts: TableFacts | undefined, rows: readonly Values[]): readonly Values[] {
  const columns = facts?.columns ?? []
  const isEmpty = columns.map(({ logicalName }) => rows.every((row) => (row[logicalName] ?? null) === null))
  return rows.map((row, index) => {
    const added = columns.flatMap(({ type, logicalName }, place) => {
      const turn = index + place
      const isFilled = isEmpty[place] ? turn % 5 !== 0 : type !== 'Integer' && turn % 3 === 0
      const value = isFilled ? valueFor(type, index * 7 + place) : undefined
      return value === undefined ? [] : [[logicalName, value] as const]
    })
    return { ...row, ...Object.fromEntries(added) }
  })
}

function valueFor(type: ColumnType, turn: number): unknown {
  const time = presentInMs + (distancesInHours[turn % distancesInHours.length] ?? 0) * hourInMs
  switch (type) {
    case 'DateOnly':
      return dayText(time)
    case 'DateTime':
      return instantText(time)
    case 'Integer':
      return numbers[turn % numbers.length]
    default:
      return undefined
  }
}
