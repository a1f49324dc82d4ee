#!/usr/bin/env node
import { Command, InvalidArgumentError, Option } from 'commander'
import pc from 'picocolors'
import manifest from '../../package.json' with { type: 'json' }
import type { CodegenFlags } from './codegen/flags.js'
import { explain } from './explain.js'
import type { ExportFlags } from './export/flags.js'
import type { ImportFlags } from './import/flags.js'
import type { Terminal } from './terminal.js'

const terminal: Terminal = { input: process.stdin, output: process.stdout, errors: process.stderr }

const program = new Command('d365')
  .description('Dynamics 365 Sales and Customer Service from the command line.')
  .version(manifest.version)

program
  .command('demo')
  .description('a lead becomes a won opportunity and a resolved case: on the emulator, or on a configured organization')
  .option('--seed <number>', "seed of the emulator's company", wholeNumber, 7)
  .option('--yes', 'do not ask before touching a configured organization')
  .action(async (options: { readonly seed: number; readonly yes?: true }) => {
    const { demo } = await import('./demo/demo.js')
    await demo({ ...options, signal: interruption() }, terminal, process.env)
  })

program
  .command('whoami')
  .description('says who the configured service principal is in its organization')
  .action(async () => {
    const { whoami } = await import('./whoami.js')
    await whoami(terminal, process.env)
  })

program
  .command('codegen')
  .description('generates typed tables and operations from an organization, or from files of its metadata')
  .option('--config <file>', 'configuration, instead of the d365.config.ts of this folder')
  .option('--url <url>', 'organization to ask: https://contoso.crm.dynamics.com')
  .option('--metadata <file...>', 'files instead: $metadata (XML), EntityDefinitions or RetrieveMetadataChanges (JSON)')
  .option('--out <folder>', 'folder of the generated modules')
  .option('--tables <pattern...>', "which tables: lead, 'new_*', prefix:new, solution:Name; '!x' takes away")
  .option('--actions <pattern...>', 'which actions, by name')
  .option('--functions <pattern...>', 'which functions, by name')
  .option('--language <number>', 'language of labels, as a locale id such as 1033', wholeNumber)
  .addOption(new Option('--emit <form>', 'TypeScript, or JavaScript with declarations').choices(['ts', 'js']))
  .option('--save <folder>', 'keep what the organization answered, for --metadata')
  .option('--check', 'write nothing; fail when a file is stale, and show how')
  .option('--quiet', 'say nothing but what is wrong')
  .action(async (flags: CodegenFlags) => {
    const { codegen } = await import('./codegen/codegen.js')
    await codegen(flags, terminal, surroundings())
  })

const formats = ['csv', 'ndjson']

program
  .command('import')
  .description('makes records of the rows of a CSV or NDJSON file')
  .argument('<table>', 'logical name, such as lead')
  .argument('<file>', 'or - for the input')
  .option('--url <url>', 'organization, instead of DATAVERSE_URL')
  .addOption(new Option('--format <format>', 'of the file, where its name does not say it').choices(formats))
  .option('--delimiter <text>', 'between cells: ; or , or a tab')
  .option('--live', "ask the organization for the table's columns: its own ones, its labels and choices")
  .option('--map <pairs...>', "columns of headers: 'Company=companyname,Last name=lastname'; 'Notes=' leaves one out")
  .option('--upsert <columns>', 'change the record with this key, or create it: accountnumber, or several with commas')
  .option('--clear-empty', 'an empty cell clears its column; otherwise it says nothing')
  .option('--skip-read-only', 'leave out columns that cannot be written')
  .option('--other-options', 'take numbers of choices that the package does not know')
  .option('--dry-run', 'send nothing; check every row')
  .option('--rejects <file>', 'keep the rows that are refused, with the reason')
  .option('--checkpoint <file>', 'remember what is done; run again, the import goes on there')
  .option('--batch-size <number>', 'records in a request, 1 to 1000', wholeNumber)
  .option('--parallel <number>', 'requests at the same time', wholeNumber)
  .option('--quiet', 'say nothing but what is wrong')
  .action(async (table: string, file: string, flags: ImportFlags) => {
    const { importRows } = await import('./import/import.js')
    await importRows(table, file, flags, terminal, surroundings())
  })

program
  .command('export')
  .description('writes the records of a query into a CSV or NDJSON file')
  .argument('<query>', "leads?$select=subject, a FetchXML document, or a table's logical name")
  .requiredOption('--out <file>', 'or - for the output')
  .option('--url <url>', 'organization, instead of DATAVERSE_URL')
  .addOption(new Option('--format <format>', 'of the file, where its name does not say it').choices(formats))
  .option('--delimiter <text>', 'between cells, instead of a comma')
  .option('--select <columns>', 'of a table, with commas: subject,lastname')
  .option('--formatted', 'values as people read them: labels, names, dates of the user')
  .option('--page-size <number>', 'records in a request, 1 to 5000', wholeNumber)
  .option('--bom', 'begin a CSV file with the mark by which Excel knows UTF-8')
  .option('--quiet', 'say nothing but what is wrong')
  .action(async (query: string, flags: ExportFlags) => {
    const { exportRecords } = await import('./export/export.js')
    await exportRecords(query, flags, terminal, surroundings())
  })

try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`${pc.createColors(process.stderr.isTTY).red(explain(error))}\n`)
  process.exitCode = 1
}

function surroundings() {
  return { environment: process.env, folder: process.cwd(), signal: interruption() }
}

/** Aborted by Ctrl+C, or when the process is told to end. At the second time it ends at once. */
function interruption(): AbortSignal {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop.abort())
  return stop.signal
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Give a whole number of at most nine digits.')
  return Number(text)
}
