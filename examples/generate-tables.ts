// Generates the modules of one table from what the organization says of it, as a build step of another program would.
import { generate, planOutput, readMetadata, writeOutput } from 'dynamics365-crm/codegen'
import { RetrieveMetadataChanges } from 'dynamics365-crm/operations'
import { openOrganization } from './organization.js'

const crm = openOrganization()

const all = { AllProperties: true, PropertyNames: [] }
const isLead = {
  PropertyName: 'LogicalName',
  ConditionOperator: 'Equals',
  Value: { Type: 'System.String', Value: 'lead' },
} as const
const definitions = await crm.execute(
  RetrieveMetadataChanges({
    Query: { Properties: all, Criteria: { FilterOperator: 'And', Conditions: [isLead], Filters: [] } },
  }),
)

const organization = readMetadata([{ name: 'definitions', text: JSON.stringify(definitions) }])
const files = generate(organization, { tables: ['lead'] })

const [folder] = process.argv.slice(2)
if (folder !== undefined) writeOutput(planOutput(folder, files))
console.log([...files.keys()].join(' '))
