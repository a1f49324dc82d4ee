import { unboundMessage } from './define-message.js'
import { lookupOf } from './values.js'

export const whoAmI = unboundMessage({
  name: 'WhoAmI',
  kind: 'function',
  parameters: {},
  returns: {
    type: 'WhoAmIResponse',
    properties: { BusinessUnitId: 'Edm.Guid', UserId: 'Edm.Guid', OrganizationId: 'Edm.Guid' },
  },
  run(session) {
    const [organization] = session.store.all('organization')
    return {
      kind: 'complex',
      type: 'WhoAmIResponse',
      value: {
        BusinessUnitId: lookupOf(session.get('systemuser', session.userId), 'businessunitid')?.id,
        UserId: session.userId,
        OrganizationId: organization?.id,
      },
    }
  },
})
