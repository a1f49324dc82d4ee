import { describe, expect, it } from 'vitest'
import { factsFiles } from '../../../codegen/generate-modules.js'
import { libraryPlaces } from '../../../codegen/render/index.js'
import type { TableFacts } from '../../../src/schema/index.js'
import { columnOf, settings, tableOf } from './table.js'

const column = columnOf({ label: "Owner's `topic` \\\n" })

/** The facts as a program that imports them has them. */
async function factsOf(columns: readonly ReturnType<typeof columnOf>[]): Promise<TableFacts> {
  const text = factsFiles([tableOf({ columns })], {
    ...settings,
    emit: 'js',
    places: libraryPlaces,
    leadsOut: false,
  }).get('metadata/lead.js')
  const module = await import(`data:text/javascript,${encodeURIComponent(text ?? '')}`)
  return module.lead
}

describe('the facts of a table', () => {
  it('are what the document says', async () => {
    expect(await factsOf([column])).toEqual(tableOf({ columns: [column] }))
  })

  it('make their lists when they are read first, and only then', async () => {
    const facts = await factsOf([column, columnOf({ logicalName: 'name' })])
    const isMade = () => 'value' in (Object.getOwnPropertyDescriptor(facts, 'columns') ?? {})

    expect(isMade()).toBe(false)
    expect(facts.columns).toHaveLength(2)
    expect(isMade()).toBe(true)
    expect(facts.columns).toBe(facts.columns)
    expect(JSON.parse(JSON.stringify(facts)).columns).toHaveLength(2)
  })
})
