import * as z from 'zod/mini'
import { UnexpectedResponseError } from '../../errors/index.js'
import type { Executor, Operation } from '../../index.js'
import { literal } from '../../operation/index.js'
import { CommandError } from '../command-error.js'

const prefix = 'solution:'

/** Unique names of the solutions that patterns name. */
export function solutionsIn(patterns: readonly string[] | undefined): readonly string[] {
  const named = (patterns ?? []).map((pattern) => pattern.replace(/^!/, '')).filter((one) => one.startsWith(prefix))
  return [...new Set(named.map((pattern) => pattern.slice(prefix.length)))]
}

/** Solution → the `MetadataId`s of its tables. */
export async function solutionTables(
  crm: Executor,
  solutions: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const components: Component[] = []
  let next: string | undefined = firstPage(solutions)
  while (next !== undefined) {
    const page: Page = await crm.execute(componentsRequest(next), signal ? { signal } : {})
    components.push(...page.value)
    next = page['@odata.nextLink']
  }
  return new Map(
    solutions.map((solution) => {
      const own = components.filter((one) => one.solutionid.uniquename.toLowerCase() === solution.toLowerCase())
      if (own.length === 0) throw new CommandError(`The organization has no solution ${solution}, or it has no tables.`)
      return [solution, new Set(own.map((one) => one.objectid.toLowerCase()))]
    }),
  )
}

const component = z.object({ objectid: z.string(), solutionid: z.object({ uniquename: z.string() }) })
const pageOfComponents = z.object({ value: z.array(component), '@odata.nextLink': z.optional(z.string()) })
type Component = z.infer<typeof component>
type Page = z.infer<typeof pageOfComponents>

/** Component type 1 is a table. Source: "SolutionComponent table/entity reference". */
function firstPage(solutions: readonly string[]): string {
  const named = solutions.map((name) => `solutionid/uniquename eq ${literal(name, 'text', 'solution')}`)
  const filter = `componenttype eq 1 and (${named.join(' or ')})`.replaceAll(' ', '%20')
  return `solutioncomponents?$select=objectid&$filter=${filter}&$expand=solutionid($select=uniquename)`
}

function componentsRequest(path: string): Operation<Page> {
  return Object.freeze({
    name: 'solutioncomponents.query',
    method: 'GET',
    path,
    expects: 'json',
    repeat: 'always',
    read({ body }) {
      const { data } = pageOfComponents.safeParse(body)
      if (data) return data
      throw new UnexpectedResponseError('solutioncomponents.query was answered without components.')
    },
  } satisfies Operation<Page>)
}
