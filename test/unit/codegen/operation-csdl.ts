import { type OperationsDocument, toOperations } from '../../../codegen/model/index.js'
import { parseCsdl } from '../../../codegen/read/index.js'

/** A `$metadata` document with a few tables and what is given. */
export function operationsOf(schema: string): OperationsDocument {
  return toOperations(
    parseCsdl(`<edmx:Edmx Version="4.0"><edmx:DataServices>
  <Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm">
    <EntityType Name="crmbaseentity" Abstract="true" />
    <EntityType Name="principal" BaseType="mscrm.crmbaseentity"><Key><PropertyRef Name="ownerid" /></Key></EntityType>
    <EntityType Name="systemuser" BaseType="mscrm.principal"><Property Name="systemuserid" Type="Edm.Guid" /></EntityType>
    <EntityType Name="lead" BaseType="mscrm.crmbaseentity"><Key><PropertyRef Name="leadid" /></Key></EntityType>
    <EntityType Name="list" BaseType="mscrm.crmbaseentity"><Key><PropertyRef Name="listid" /></Key></EntityType>
    ${schema}
    <EntityContainer Name="System">
      <EntitySet Name="systemusers" EntityType="Microsoft.Dynamics.CRM.systemuser" />
      <EntitySet Name="leads" EntityType="Microsoft.Dynamics.CRM.lead" />
      <EntitySet Name="lists" EntityType="Microsoft.Dynamics.CRM.list" />
    </EntityContainer>
  </Schema></edmx:DataServices></edmx:Edmx>`),
  )
}

/** An operation that is bound where `binding` names a type. */
export function operation(
  kind: 'Action' | 'Function',
  name: string,
  { binding, parameters = '', result }: { binding?: string; parameters?: string; result?: string } = {},
): string {
  const bound = binding === undefined ? '' : `<Parameter Name="entity" Type="${binding}" Nullable="false" />`
  const returns = result === undefined ? '' : `<ReturnType Type="${result}" Nullable="false" />`
  return `<${kind} Name="${name}" IsBound="${binding !== undefined}">${bound}${parameters}${returns}</${kind}>`
}
