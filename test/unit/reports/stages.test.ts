import { describe, expect, it } from 'vitest'
import { defaultProbability } from '../../../src/reports/pipeline/default-probability.js'
import { compareStages, stageOf } from '../../../src/reports/pipeline/stage.js'

describe('the stage of an opportunity', () => {
  it.each([
    ['1-Qualify', { name: 'Qualify', position: 1 }],
    [' 12 - Legal review ', { name: 'Legal review', position: 12 }],
    ['Propose', { name: 'Propose', position: 3 }],
    ['close', { name: 'close', position: 4 }],
    ['Pilot', { name: 'Pilot', position: null }],
    ['360-degree review', { name: '360-degree review', position: null }],
    ['  ', { name: 'No stage', position: null }],
    [null, { name: 'No stage', position: null }],
  ])('is read from the step name %j', (stepname, stage) => {
    expect(stageOf({ stepname, salesstage: 0 }, 'stepname')).toEqual(stage)
  })

  it.each([
    [0, { name: 'Qualify', position: 1 }],
    [3, { name: 'Close', position: 4 }],
    [100000001, { name: 'Stage 100000001', position: 100000002 }],
    [null, { name: 'No stage', position: null }],
  ])('is read from the sales stage %j', (salesstage, stage) => {
    expect(stageOf({ stepname: '4-Close', salesstage }, 'salesstage')).toEqual(stage)
  })

  it('stands in the order in which stages are passed, the unknown ones last by name', () => {
    const names = ['Pilot', '2-Develop', 'No idea', '10-Sign', '1-Qualify']

    const stages = names.map((stepname) => stageOf({ stepname, salesstage: null }, 'stepname')).sort(compareStages)

    expect(stages.map(({ name }) => name)).toEqual(['Qualify', 'Develop', 'Sign', 'No idea', 'Pilot'])
  })
})

describe('the usual probability of a stage', () => {
  it.each([
    ['Qualify', 10],
    ['develop', 20],
    ['Propose', 50],
    ['CLOSE', 80],
    ['Pilot', null],
  ])('of %s is %j', (stage, probability) => {
    expect(defaultProbability(stage)).toBe(probability)
  })
})
