import { stableId } from '../definitions/stable-id.js'
import type { Session } from '../model.js'
import { seedFlows } from './flows.js'
import { seedLanguages } from './languages.js'

/**
 * What every organization has before anybody works in it: itself, its root business unit, its base currency, the calling
 * user, a few languages and the flows of Sales.
 */
export function seedOrganization(session: Session): void {
  const { store } = session
  const organizationid = { table: 'organization', id: session.newId() }
  const businessunitid = { table: 'businessunit', id: session.newId() }
  const currency = { table: 'transactioncurrency', id: session.newId() }
  // Inserted, not written: whatever a session writes needs these four.
  store.insert('transactioncurrency', {
    transactioncurrencyid: currency.id,
    currencyname: 'US Dollar',
    currencysymbol: '$',
    isocurrencycode: 'USD',
    currencyprecision: 2,
    exchangerate: 1,
    organizationid,
    statecode: 0,
    statuscode: 1,
  })
  store.insert('organization', {
    organizationid: organizationid.id,
    name: 'contoso',
    basecurrencyid: currency,
    languagecode: 1033,
    localeid: 1033,
    isexternalsearchindexenabled: true,
  })
  store.insert('businessunit', {
    businessunitid: businessunitid.id,
    name: 'contoso',
    organizationid,
    transactioncurrencyid: currency,
    isdisabled: false,
  })
  store.insert('systemuser', {
    systemuserid: session.userId,
    firstname: 'Robin',
    lastname: 'Caller',
    fullname: 'Robin Caller',
    domainname: 'robin.caller@example.com',
    internalemailaddress: 'robin.caller@example.com',
    azureactivedirectoryobjectid: stableId('entra/robin.caller@example.com'),
    businessunitid,
    organizationid: organizationid.id,
    accessmode: 4,
    isdisabled: false,
  })
  seedLanguages(session, organizationid)
  seedFlows(session)
}
