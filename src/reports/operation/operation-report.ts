import { cell } from '../markdown/cell.js'
import { type Column, table } from '../markdown/table.js'
import { type PipelineMarkdownOptions, pipelineMarkdown } from '../pipeline/pipeline-markdown.js'
import type { Pipeline } from '../pipeline/summarize.js'
import { recommend } from '../recommendations/recommend.js'
import { recommendationsMarkdown } from '../recommendations/recommendations-markdown.js'
import { shownOrganization } from './shown-organization.js'

/** A record that an operation was about, as it stands at the end. */
export interface ReportedRecord {
  /** What it is: `Account`. */
  readonly kind: string
  readonly name: string
  readonly state: string
  /** Shown only where identifiers are asked for. */
  readonly id?: string
}

/** What came of one action of an operation. */
export interface ActionResult {
  readonly action: string
  readonly outcome: 'done' | 'skipped' | 'failed'
  readonly detail?: string
}

export interface OperationReportInput extends PipelineMarkdownOptions {
  readonly operation: string
  readonly time: Date
  readonly orgUrl: string
  readonly records: readonly ReportedRecord[]
  readonly actions: readonly ActionResult[]
  readonly pipeline: Pipeline
  /** Shows the organization's URL and the records' ids; both are left out when absent. */
  readonly showIdentifiers?: boolean
}

/**
 * Writes up an operation in Markdown: what was done to which records, the pipeline as it stands, and what to do next.
 * The organization's name and ids are left out unless asked for; names of records and people are in it.
 *
 * @example
 * const open = await pipeline(crm)
 * const report = operationReport({ operation: 'Import', time: new Date(), orgUrl, records, actions, pipeline: open })
 */
export function operationReport(input: OperationReportInput): string {
  const { operation, time, orgUrl, records, actions, pipeline, showIdentifiers = false } = input
  const { locale = 'en-US' } = input
  return `${[
    `# Operation report: ${cell(operation)}`,
    [
      `- Operation: ${cell(operation)}`,
      `- Time: ${time.toISOString()}`,
      `- Organization: ${showIdentifiers ? new URL(orgUrl).origin : shownOrganization(orgUrl)}`,
    ].join('\n'),
    '## Records',
    table(recordColumns(showIdentifiers), records),
    '## Actions',
    table(actionColumns, actions),
    pipelineMarkdown(pipeline, input),
    '## Recommendations',
    recommendationsMarkdown(recommend(pipeline), locale),
  ].join('\n\n')}\n`
}

function recordColumns(withId: boolean): readonly Column<ReportedRecord>[] {
  return [
    { title: 'Record', text: ({ kind }) => kind },
    { title: 'Name', text: ({ name }) => name },
    { title: 'State', text: ({ state }) => state },
    ...(withId ? [{ title: 'Id', text: ({ id }: ReportedRecord) => id ?? null }] : []),
  ]
}

const actionColumns: readonly Column<ActionResult>[] = [
  { title: 'Action', text: ({ action }) => action },
  { title: 'Outcome', text: ({ outcome }) => outcome },
  { title: 'Detail', text: ({ detail }) => detail ?? null },
]
