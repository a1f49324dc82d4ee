import { type Pipeline, pipeline } from '../../../reports/index.js'
import type { Scene } from '../scene.js'
import { type Done, done } from '../step-result.js'

/** Small, so that even the emulator's company fills several pages. */
const pageSize = 100

/** Reads the open opportunities of the whole organization, page by page. */
export async function readPipeline({ crm }: Scene): Promise<Done<Pipeline>> {
  const found = await pipeline(crm, { pageSize })
  return done(`${found.deals.length} open opportunities in ${found.pageCount} pages`, found)
}
