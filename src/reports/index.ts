export {
  type ActionResult,
  type OperationReportInput,
  operationReport,
  type ReportedRecord,
} from './operation/operation-report.js'
export type { Deal } from './pipeline/deal.js'
export { type PipelineOptions, pipeline } from './pipeline/pipeline.js'
export { type PipelineMarkdownOptions, pipelineMarkdown } from './pipeline/pipeline-markdown.js'
export type { Stage, StageKey } from './pipeline/stage.js'
export type { Pipeline, StageTotals } from './pipeline/summarize.js'
export type { Totals } from './pipeline/totals.js'
export { recommend } from './recommendations/recommend.js'
export type { Recommendation } from './recommendations/recommendation.js'
