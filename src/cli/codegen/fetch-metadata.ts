import type { MetadataDocument } from '../../../codegen/index.js'
import { type Executor, isDataverseError } from '../../index.js'
import { CommandError } from '../command-error.js'
import { csdlRequest } from './csdl-request.js'
import { definitionsRequest } from './definitions-request.js'
import { solutionsIn, solutionTables } from './solution-tables.js'

interface FetchOptions {
  readonly tables?: readonly string[]
  readonly language?: number
  readonly signal?: AbortSignal
  readonly onAnswer?: () => void
}

export interface FetchedMetadata {
  readonly documents: readonly MetadataDocument[]
  /** Solution → the `MetadataId`s of its tables. */
  readonly solutions: ReadonlyMap<string, ReadonlySet<string>>
}

const noSolutions: ReadonlyMap<string, ReadonlySet<string>> = new Map()

/** Asks an organization for its metadata: two requests, and one more where patterns name solutions. */
export async function fetchMetadata(crm: Executor, options: FetchOptions): Promise<FetchedMetadata> {
  const { tables, language, onAnswer = () => {} } = options
  // The first refusal ends the other requests.
  const stop = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal
  const solutions = solutionsIn(tables)
  const told = async <Result>(answer: Promise<Result>): Promise<Result> => {
    const result = await answer
    onAnswer()
    return result
  }
  try {
    const [csdl, definitions, tablesOf] = await Promise.all([
      told(crm.execute(csdlRequest(), { signal })),
      told(crm.execute(definitionsRequest(tables, language), { signal }).catch(explainDefinitions)),
      solutions.length > 0 ? told(solutionTables(crm, solutions, signal)) : noSolutions,
    ])
    return {
      documents: [
        { name: '$metadata', text: csdl },
        { name: 'RetrieveMetadataChanges', text: definitions },
      ],
      solutions: tablesOf,
    }
  } finally {
    stop.abort()
  }
}

/** `$metadata` alone would generate other names and types: it does not stand in. */
function explainDefinitions(error: unknown): never {
  if (!(isDataverseError(error) && error.kind === 'missing-privilege')) throw error
  throw new CommandError(
    `The definitions of tables, with labels and choices, may not be read by this user, so nothing is generated. ${error.message}`,
    { cause: error },
  )
}
