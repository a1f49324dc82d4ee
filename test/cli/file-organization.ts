import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'dynamics365-crm'
import { createEmulator, type EmulatorOptions } from 'dynamics365-crm/emulator'
import { exportRecords } from '../../src/cli/export/export.js'
import type { ExportFlags } from '../../src/cli/export/flags.js'
import type { ImportFlags } from '../../src/cli/import/flags.js'
import { importRows } from '../../src/cli/import/import.js'
import { terminal } from './terminal.js'

interface Surroundings {
  readonly typed?: string
  readonly signal?: AbortSignal
}

/** An emulator that answers over HTTP, a folder for files, and the commands that move records between both. */
export async function openFiles(options: EmulatorOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'files-'))
  const emulator = createEmulator({ alternateKeys: { account: [['accountnumber']] }, ...options })
  const { url, close } = await emulator.listen()
  const crm = createClient({ orgUrl: emulator.orgUrl, fetch: emulator.fetch, credential: async () => 'any' })
  const around = { environment: { DATAVERSE_URL: url }, folder }

  /** What a command printed and told, and why it failed where it did. */
  async function ran(run: (screen: ReturnType<typeof terminal>) => Promise<void>, screen = terminal()) {
    const reason = await run(screen).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error)),
    )
    return { printed: screen.printed(), told: screen.told(), reason }
  }

  return {
    crm,
    emulator,
    url,
    folder,
    put: (file: string, text: string | Uint8Array) => writeFileSync(join(folder, file), text),
    read: (file: string) => readFileSync(join(folder, file), 'utf8'),
    import: (table: string, file: string, flags: ImportFlags = {}, { typed, signal }: Surroundings = {}) =>
      ran(
        (screen) => importRows(table, file, flags, screen, signal === undefined ? around : { ...around, signal }),
        terminal(typed),
      ),
    export: (query: string, flags: ExportFlags) => ran((screen) => exportRecords(query, flags, screen, around)),
    async close() {
      await close()
      rmSync(folder, { recursive: true })
    },
  }
}

export type Files = Awaited<ReturnType<typeof openFiles>>
