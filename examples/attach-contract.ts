// Attaches a contract to an account, part by part, and reads it back.
import { createClient, ref } from 'dynamics365-crm'
import { createEmulator } from 'dynamics365-crm/emulator'
import { account } from 'dynamics365-crm/entities'
import { downloadFile, downloadParts, uploadFile } from 'dynamics365-crm/files'

/** A file column of one's own as the `$metadata` of an organization tells of it. */
const metadata = `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="Microsoft.Dynamics.CRM" xmlns="http://docs.oasis-open.org/odata/ns/edm">
  <EntityType Name="account">
    <Key><PropertyRef Name="accountid" /></Key>
    <Property Name="accountid" Type="Edm.Guid" />
    <Property Name="new_contractfile" Type="Edm.Binary" />
    <Property Name="new_contractfile_name" Type="Edm.String" />
  </EntityType>
  <EntityContainer Name="System">
    <EntitySet Name="accounts" EntityType="Microsoft.Dynamics.CRM.account" />
  </EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>`

const { orgUrl, fetch } = createEmulator({ metadata })
const crm = createClient({ orgUrl, fetch, credential: async () => 'any' })

const accountId = await crm.create(account, { name: 'Northwind' })
const place = { target: ref(account, accountId), column: 'new_contractfile' }

const content = new Blob(['Contract between us and Northwind.\n'.repeat(300_000)])
await uploadFile(
  crm,
  { ...place, name: 'contract.txt', content },
  { onProgress: ({ done, total = done }) => console.log(`${Math.round((100 * done) / total)} %`) },
)

const start = await crm.execute(downloadFile({ ...place, range: { from: 0, to: 33 } }))
console.log(`${start?.name}: ${new TextDecoder().decode(start?.bytes)}`)

let read = 0
for await (const bytes of downloadParts(crm, place)) read += bytes.length
console.log(`${read} of ${content.size} bytes read`)
