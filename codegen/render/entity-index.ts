import type { TableModel } from '../model/index.js'
import { header } from './header.js'

/** Names every table object, interface and choice of a generation. */
export function renderEntityIndex(tables: readonly TableModel[]): string {
  return header('') + tables.map(renderExport).join('')
}

function renderExport({ document, type, choices }: TableModel): string {
  const names = [`type ${type}`, document.logicalName, ...choices.map((choice) => choice.name).sort()]
  return `export {\n${names.map((name) => `  ${name},\n`).join('')}} from './${document.logicalName}.js'\n`
}
