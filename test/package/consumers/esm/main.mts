import { createClient, query, ref } from 'dynamics365-crm'
import { whoAmI } from 'dynamics365-crm/actions'
import { createEmulator } from 'dynamics365-crm/emulator'
import { account, contact } from 'dynamics365-crm/entities'
import { isDataverseError } from 'dynamics365-crm/errors'

const orgUrl = 'https://contoso.crm.dynamics.com'
const credential = { getToken: async () => ({ token: 'secret', expiresOnTimestamp: Date.now() + 3_600_000 }) }
const crm = createClient({ orgUrl, credential, fetch: createEmulator().fetch })

const accountId = await crm.create(account, { name: 'Northwind' })
await crm.create(contact, { lastname: 'Smith', parentcustomerid: ref(account, accountId) })
const employees = query(contact)
  .select('lastname')
  .where((c) => c.parentcustomerid_account.name.eq('Northwind'))
const names: readonly (string | null)[] = (await crm.all(employees)).map((row) => row.lastname)
const { UserId } = await crm.execute(whoAmI())
const refused: unknown = await crm.retrieve(account, UserId, (a) => a.select('name')).catch((error: unknown) => error)
console.log(names.join(), typeof UserId, isDataverseError(refused))
