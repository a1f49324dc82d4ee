import { CommandError } from '../command-error.js'
import type { HeaderMap } from './read-map.js'
import { rejectHeaders } from './row.js'
import type { Target, Targets } from './target.js'

interface FinderOptions {
  /** Logical name. */
  readonly table: string
  readonly map: HeaderMap
  readonly skipReadOnly: boolean
}

/** Finds the column that a header stands for. */
export class ColumnFinder {
  readonly #targets: Targets
  readonly #options: FinderOptions
  readonly #found = new Map<string, Target | 'left out' | { readonly fault: string }>()

  constructor(targets: Targets, options: FinderOptions) {
    this.#targets = targets
    this.#options = options
    for (const [header, name] of options.map) {
      if (name !== '' && !isTarget(targets.find(name))) {
        throw new CommandError(`--map ${header}: ${this.#nothing(name)}`)
      }
    }
  }

  find(header: string): Target | 'left out' | { readonly fault: string } {
    const known = this.#found.get(header)
    if (known !== undefined) return known
    const found = this.#look(header)
    this.#found.set(header, found)
    return found
  }

  /** All of a header row, or one error that says everything that is wrong with it. */
  requireAll(headers: readonly string[], file: string): void {
    const given = new Set(headers.map((header) => header.toLowerCase()))
    const absent = [...this.#options.map.keys()].filter((header) => !given.has(header))
    if (absent.length > 0) throw new CommandError(`${file} has no header ${absent.join(', ')}, which --map names.`)
    const faults: string[] = []
    const taken = new Map<string, string>()
    for (const header of headers) {
      const found = this.find(header)
      if (found === 'left out') continue
      if ('fault' in found) {
        faults.push(found.fault)
        continue
      }
      const other = taken.get(found.name)
      if (other !== undefined) faults.push(`"${other}" and "${header}" both stand for ${found.name}.`)
      taken.set(found.name, header)
    }
    if (faults.length > 0) throw new CommandError(`${file}: ${faults.join(' ')}`)
    if (taken.size === 0) throw new CommandError(`${file} has no column to import.`)
  }

  #look(header: string): Target | 'left out' | { readonly fault: string } {
    if (Object.values<string>(rejectHeaders).includes(header)) return 'left out'
    const mapped = this.#options.map.get(header.trim().toLowerCase())
    if (mapped === '') return 'left out'
    const found = this.#targets.find(mapped ?? header)
    if (!isTarget(found)) {
      return {
        fault: `${this.#nothing(header)} Give it one with --map "${header}=column"; --map "${header}=" leaves it out.`,
      }
    }
    if (found.isWritable) return found
    if (this.#options.skipReadOnly) return 'left out'
    return {
      fault: `${found.name} cannot be written here. --map "${header}=" leaves it out, --skip-read-only all of its kind.`,
    }
  }

  #nothing(text: string): string {
    const found = this.#targets.find(text)
    return found !== undefined && 'several' in found
      ? `"${text}" is the label of ${found.several.join(', ')}.`
      : `${this.#options.table} has no column "${text}".`
  }
}

function isTarget(found: ReturnType<Targets['find']>): found is Target {
  return found !== undefined && 'name' in found
}
