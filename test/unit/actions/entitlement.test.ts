import { ref } from 'dynamics365-crm'
import {
  activateEntitlement,
  bindEntitlement,
  cancelEntitlement,
  deactivateEntitlement,
  remainingTerms,
  renewEntitlement,
} from 'dynamics365-crm/actions'
import { EntitlementStatus, entitlement, incident } from 'dynamics365-crm/entities'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const entitlementId = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const incidentId = '5f1c2f5e-2f5e-4000-8000-00000000000b'
const answered = (body: unknown) => ({ status: 200, headers: new Headers(), body })

describe('the state of an entitlement', () => {
  it('is changed by an update', () => {
    const written = { method: 'PATCH', path: `entitlements(${entitlementId})`, repeat: 'always' }

    expect(activateEntitlement({ entitlementId })).toMatchObject({ ...written, body: { statecode: 1, statuscode: 1 } })
    expect(cancelEntitlement({ entitlementId })).toMatchObject({ ...written, body: { statecode: 2, statuscode: 2 } })
    expect(deactivateEntitlement({ entitlementId: ref(entitlement, entitlementId) })).toMatchObject({
      ...written,
      body: { statecode: 0, statuscode: 0 },
    })
  })

  it('is that of an entitlement only', () => {
    // @ts-expect-error a case
    expect(() => activateEntitlement({ entitlementId: ref(incident, incidentId) })).toThrow(
      new UsageError('entitlementId points at incident, not at entitlement.'),
    )
    expect(() => cancelEntitlement({ entitlementId: '{1}' })).toThrow(UsageError)
    // @ts-expect-error nothing
    expect(() => deactivateEntitlement({})).toThrow(UsageError)
  })
})

describe('renewing an entitlement', () => {
  it('is the action bound to the old one, and tells the new one', () => {
    const operation = renewEntitlement({ entitlementId })

    expect(operation).toMatchObject({
      method: 'POST',
      path: `entitlements(${entitlementId})/Microsoft.Dynamics.CRM.RenewEntitlement`,
      body: { Status: 0 },
      repeat: 'when-refused',
    })
    expect(operation.read(answered({ entitlementid: incidentId }))).toEqual({
      entitlement: ref(entitlement, incidentId),
      entitlementId: incidentId,
    })
    expect(() => operation.read(answered({}))).toThrow(UnexpectedResponseError)
  })

  it('can put it in force at once, but not end it', () => {
    expect(renewEntitlement({ entitlementId, status: EntitlementStatus.Active }).body).toEqual({ Status: 1 })
    // @ts-expect-error Expired
    renewEntitlement({ entitlementId, status: EntitlementStatus.Expired })
  })
})

describe('what is left of an entitlement', () => {
  it('is one column of it', () => {
    const operation = remainingTerms({ entitlementId })

    expect(operation).toMatchObject({ method: 'GET', path: `entitlements(${entitlementId})?$select=remainingterms` })
    expect(operation.read(answered({ entitlementid: entitlementId, remainingterms: 9.5 }))).toBe(9.5)
    expect(operation.read(answered({ entitlementid: entitlementId, remainingterms: null }))).toBeUndefined()
  })
})

describe('putting a case under an entitlement', () => {
  it('writes the lookup of the case', () => {
    expect(bindEntitlement({ incidentId, entitlementId })).toMatchObject({
      method: 'PATCH',
      path: `incidents(${incidentId})`,
      body: { 'entitlementid@odata.bind': `/entitlements(${entitlementId})` },
    })
  })

  it('takes both of them', () => {
    // @ts-expect-error no entitlement
    expect(() => bindEntitlement({ incidentId })).toThrow(UsageError)
    // @ts-expect-error the other way round
    expect(() => bindEntitlement({ incidentId: ref(entitlement, entitlementId), entitlementId })).toThrow(UsageError)
  })
})
