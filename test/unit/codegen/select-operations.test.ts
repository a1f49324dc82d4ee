import { describe, expect, it } from 'vitest'
import type { OperationsDocument } from '../../../codegen/index.js'
import { selectOperations } from '../../../codegen/model/index.js'

const document: OperationsDocument = {
  operations: [
    { name: 'QualifyLead', kind: 'action', parameters: [] },
    { name: 'new_Stop', kind: 'action', parameters: [{ name: 'How', type: 'new_How' }] },
    { name: 'new_Start', kind: 'action', parameters: [] },
    { name: 'WhoAmI', kind: 'function', parameters: [], result: 'WhoAmIResponse' },
  ],
  complexTypes: [
    { name: 'new_How', properties: [{ name: 'Speed', type: 'new_Speed' }] },
    { name: 'WhoAmIResponse', properties: [] },
  ],
  enumTypes: [{ name: 'new_Speed', members: [{ name: 'Fast', value: 1 }] }],
  tables: [],
}

const namesOf = (values: readonly { readonly name: string }[]) => values.map(({ name }) => name)

describe('the operations that patterns ask for', () => {
  it.each([
    { given: {}, want: [] },
    { given: { actions: ['QualifyLead'] }, want: ['QualifyLead'] },
    { given: { actions: ['new_*'] }, want: ['new_Stop', 'new_Start'] },
    { given: { actions: ['*', '!new_Stop'] }, want: ['QualifyLead', 'new_Start'] },
    { given: { actions: ['QualifyLead'], functions: ['*'] }, want: ['QualifyLead', 'WhoAmI'] },
  ])('are $want for $given', ({ given, want }) => {
    expect(namesOf(selectOperations(document, given).operations)).toEqual(want)
  })

  it('bring the types that they name, and no others', () => {
    const { complexTypes, enumTypes } = selectOperations(document, { actions: ['new_Stop'] })

    expect([namesOf(complexTypes), namesOf(enumTypes)]).toEqual([['new_How'], ['new_Speed']])
  })

  it.each([
    { given: { actions: ['WhoAmI'] }, want: 'actions: WhoAmI is no action: name it among the functions.' },
    { given: { actions: ['Qualify'] }, want: 'actions: Qualify finds no action. Is it QualifyLead?' },
    { given: { actions: ['QualifiLead'] }, want: 'actions: QualifiLead finds no action. Is it QualifyLead?' },
    { given: { functions: ['new_*'] }, want: 'functions: new_* finds no function.' },
  ])('are refused with "$want"', ({ given, want }) => {
    expect(() => selectOperations(document, given)).toThrow(want)
  })

  it('come from $metadata, which is said where it is missing', () => {
    const nothing = { operations: [], complexTypes: [], enumTypes: [], tables: [] }

    expect(() => selectOperations(nothing, { actions: ['new_*'] })).toThrow('come from $metadata')
  })
})
