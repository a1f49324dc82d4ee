import { parse } from 'csv-parse/sync'
import { CommandError } from '../command-error.js'

/** Header in lower case → the column that it stands for; an empty text leaves it out. */
export type HeaderMap = ReadonlyMap<string, string>

/** `Company=companyname,"Name, full=lastname"`: pairs with commas between them, quoted as in CSV. */
export function readMap(texts: readonly string[]): HeaderMap {
  const map = new Map<string, string>()
  for (const pair of texts.flatMap(pairsIn)) {
    const middle = pair.lastIndexOf('=')
    const header = pair.slice(0, Math.max(0, middle)).trim().toLowerCase()
    if (header === '') throw new CommandError('--map takes pairs such as "Company=companyname,Last name=lastname".')
    if (map.has(header)) throw new CommandError(`--map names ${header} twice.`)
    map.set(header, pair.slice(middle + 1).trim())
  }
  return map
}

function pairsIn(text: string): readonly string[] {
  try {
    const records: string[][] = parse(text, { relax_quotes: true, trim: true })
    return records.flat()
  } catch (cause) {
    throw new CommandError('--map is not quoted right: a pair stands in quotes as a whole, "Name, full=lastname".', {
      cause,
    })
  }
}
