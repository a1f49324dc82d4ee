import { describe, expect, it } from 'vitest'
import { choiceNames } from '../../../codegen/model/choice-name.js'
import { nameOptions } from '../../../codegen/model/options.js'
import { toModels } from '../../../codegen/model/table-model.js'
import { columnOf, settings, tableOf } from './table.js'

describe('the name of a choice', () => {
  it.each([
    { given: ['Lead', 'LeadSourceCode'], want: 'LeadSource' },
    { given: ['Lead', 'StateCode'], want: 'LeadState' },
    { given: ['Lead', 'StatusCode'], want: 'LeadStatus' },
    { given: ['Opportunity', 'OpportunityRatingCode'], want: 'OpportunityRating' },
    { given: ['Incident', 'PriorityCode'], want: 'IncidentPriority' },
    { given: ['Team', 'TeamType'], want: 'TeamType' },
    { given: ['Lead', 'msdyn_LeadGrade'], want: 'LeadMsdynLeadGrade' },
    { given: ['Lead', 'Leadership'], want: 'LeadLeadership' },
  ] as const)('is $want for $given', ({ given: [table, column], want }) => {
    expect(choiceNames(table, column)[0]).toBe(want)
  })

  it('keeps its `Code` where two columns would share a name', () => {
    const options = [{ value: 0, label: 'Qualify' }]
    const {
      tables: [model],
    } = toModels(
      [
        tableOf({
          columns: [
            columnOf({ logicalName: 'salesstage', schemaName: 'SalesStage', type: 'Picklist', options }),
            columnOf({ logicalName: 'salesstagecode', schemaName: 'SalesStageCode', type: 'Picklist', options }),
          ],
        }),
      ],
      settings,
    )

    expect(model?.choices.map((choice) => choice.name)).toEqual(['LeadSalesStage', 'LeadSalesStageCode'])
  })

  it('gives way to an interface of the same name', () => {
    const column = columnOf({ logicalName: 'itemcode', schemaName: 'ItemCode', type: 'Picklist', options: [] })
    const queue = tableOf({ logicalName: 'queue', schemaName: 'Queue', columns: [column] })
    const item = tableOf({ logicalName: 'queueitem', schemaName: 'QueueItem' })

    expect(toModels([queue, item], settings).tables[0]?.choices[0]?.name).toBe('QueueItemCode')
  })
})

describe('the name of an option', () => {
  it.each([
    { label: 'In Progress', want: 'InProgress' },
    { label: 'Out-Sold', want: 'OutSold' },
    { label: "Doesn't Matter", want: 'DoesntMatter' },
    { label: 'PO Box', want: 'POBox' },
    { label: 'eMail & phone', want: 'EMailPhone' },
    { label: '2% 10, Net 30', want: '_210Net30' },
    { label: 'Änderung', want: 'Änderung' },
    { label: 'A\u0308nderung', want: 'Änderung' },
    { label: '見込み客', want: '見込み客' },
    { label: 'हिन्दी', want: 'हिन्दी' },
    { label: 'σίγμα τελικό', want: 'ΣίγμαΤελικό' },
    { label: '𐐨𐐩', want: '𐐀𐐩' },
    { label: 'm²', want: 'M' },
    { label: '½ day', want: 'Day' },
    { label: '__proto__', want: 'Proto' },
    { label: '🙂', want: 'Value7' },
    { label: '', want: 'Value7' },
    { label: '—', want: 'Value7' },
  ])('is $want for "$label"', ({ label, want }) => {
    expect(nameOptions([{ label, value: 7 }])).toEqual([{ name: want, value: 7 }])
  })

  it('carries the value where labels repeat, whatever the order', () => {
    const options = [
      { label: 'In Progress', value: 1 },
      { label: 'in progress', value: 2 },
      { label: 'In-Progress', value: -3 },
      { label: 'Open', value: 4 },
    ]
    const named = nameOptions(options).map(({ name }) => name)

    expect(named).toEqual(['InProgress1', 'InProgress2', 'InProgressMinus3', 'Open'])
    expect(nameOptions([...options].reverse()).map(({ name }) => name)).toEqual([...named].reverse())
  })

  it('is the value alone where even that clashes', () => {
    const options = [
      { label: 'A', value: 1 },
      { label: 'A', value: 2 },
      { label: 'A 1', value: 3 },
    ]

    expect(nameOptions(options).map(({ name }) => name)).toEqual(['Value1', 'A2', 'Value3'])
  })
})
