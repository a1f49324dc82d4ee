const { createClient, query, ref } = require('dynamics365-crm')
const { whoAmI } = require('dynamics365-crm/actions')
const { createEmulator } = require('dynamics365-crm/emulator')
const { account, contact } = require('dynamics365-crm/entities')
const { isDataverseError } = require('dynamics365-crm/errors')

const orgUrl = 'https://contoso.crm.dynamics.com'
const credential = { getToken: async () => ({ token: 'secret', expiresOnTimestamp: Date.now() + 3_600_000 }) }
const crm = createClient({ orgUrl, credential, fetch: createEmulator().fetch })

async function main() {
  const accountId = await crm.create(account, { name: 'Northwind' })
  await crm.create(contact, { lastname: 'Smith', parentcustomerid: ref(account, accountId) })
  const employees = query(contact)
    .select('lastname')
    .where((c) => c.parentcustomerid_account.name.eq('Northwind'))
  const names = (await crm.all(employees)).map((row) => row.lastname)
  const { UserId } = await crm.execute(whoAmI())
  const refused = await crm.retrieve(account, UserId, (a) => a.select('name')).catch((error) => error)
  console.log(names.join(), typeof UserId, isDataverseError(refused))
}

main()
