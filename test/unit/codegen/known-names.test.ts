import { describe, expect, it } from 'vitest'
import { importNames } from '../../../codegen/import-tables.js'
import { libraryFiles } from '../../../codegen/library-files.js'

const csdl = `<edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="Microsoft.Dynamics.CRM">
  <EntityType Name="account" /><EntityType Name="contoso_thing" />
  <Action Name="Merge" /><Action Name="contoso_Do" /><Action Name="msdyn_Route" IsBound="true" />
  <Function Name="WhoAmI" /><Function Name="RetrieveVersion" /><Function Name="WhoAmI" />
  <EntityContainer Name="System">
    <EntitySet Name="accounts" EntityType="Microsoft.Dynamics.CRM.account" />
    <EntitySet Name="contoso_things" EntityType="Microsoft.Dynamics.CRM.contoso_thing" />
  </EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>`

describe('the names that a service may know', () => {
  it('are the sets, actions and functions of a document, each once and in order, without an organization’s own', () => {
    expect(importNames(csdl)).toEqual({
      entitySets: ['accounts'],
      unbound: ['Merge', 'RetrieveVersion', 'WhoAmI'],
      bound: ['msdyn_Route'],
    })
  })

  it('are a module of their own, and only where they are given', () => {
    const files = libraryFiles([], importNames(csdl))

    expect(files.get('metadata/known-names.ts')).toContain("'accounts',")
    expect(files.get('metadata/index.ts')).toContain('known-names.js')
    expect(libraryFiles([]).has('metadata/known-names.ts')).toBe(false)
  })
})
