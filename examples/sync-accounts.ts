// Keeps a copy of the accounts in a file up to date: run after run, only what has changed is read.
import { readFile, writeFile } from 'node:fs/promises'
import { type Client, query } from 'dynamics365-crm'
import { account } from 'dynamics365-crm/entities'
import { ChangeTokenExpiredError } from 'dynamics365-crm/errors'

const accounts = query(account).select('accountid', 'name', 'statecode')

type Copy = Record<string, { readonly name: string | null; readonly statecode: number }>
interface Saved {
  readonly token?: string | undefined
  readonly records: Copy
}

/** Brings the file up to date; gives how many records came and went, and how many there are. */
export async function syncAccounts(
  crm: Client,
  file: string,
): Promise<{ changed: number; deleted: number; all: number }> {
  const saved = await read(file)
  try {
    return await bring(crm, file, saved)
  } catch (error) {
    if (!(error instanceof ChangeTokenExpiredError)) throw error
    // What was deleted meanwhile is not told any more, so the old copy goes too.
    return bring(crm, file, { records: {} })
  }
}

async function bring(crm: Client, file: string, { token, records }: Saved) {
  let [changed, deleted] = [0, 0]
  const changes = crm.changes(accounts, token === undefined ? {} : { since: token })
  for await (const change of changes) {
    if (change.kind === 'deleted') {
      delete records[change.id]
      deleted += 1
    } else {
      const { accountid, name, statecode } = change.record
      records[accountid] = { name, statecode }
      changed += 1
    }
  }
  // Both or neither: a token beside an older copy would lose what came in between.
  await writeFile(file, JSON.stringify({ token: changes.token, records } satisfies Saved))
  return { changed, deleted, all: Object.keys(records).length }
}

async function read(file: string): Promise<Saved> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return { records: {} }
  }
}
