import { cell } from './cell.js'

export interface Column<Row> {
  readonly title: string
  /** Numbers stand to the right. */
  readonly isNumber?: boolean
  readonly text: (row: Row) => string | null
}

/** A Markdown table, without a line break at its end. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  return [
    line(columns.map(({ title }) => cell(title))),
    line(columns.map(({ isNumber }) => (isNumber === true ? '---:' : '---'))),
    ...rows.map((row) => line(columns.map(({ text }) => cell(text(row)) || '–'))),
  ].join('\n')
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
