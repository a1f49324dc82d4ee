import { ref } from 'dynamics365-crm'
import {
  retrieveAttributeChangeHistory,
  retrieveAuditDetails,
  retrieveRecordChangeHistory,
} from 'dynamics365-crm/actions'
import { account } from 'dynamics365-crm/entities'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const userId = '5f1c2f5e-2f5e-4000-8000-00000000000b'
const target = ref(account, id)
const type = (name: string) => `#Microsoft.Dynamics.CRM.${name}`

function read(AuditDetail: unknown) {
  return retrieveAuditDetails({ auditId: id }).read({ status: 200, headers: new Headers(), body: { AuditDetail } })
}

describe('an entry of the history', () => {
  it('says who changed which columns, and from what to what', () => {
    const change = read({
      '@odata.type': type('AttributeAuditDetail'),
      AuditRecord: { auditid: id, createdon: '2026-03-02T10:00:00Z', _userid_value: userId, operation: 2, action: 2 },
      OldValue: { '@odata.type': type('account'), accountid: id, name: 'Old', fax: '1' },
      NewValue: { '@odata.type': type('account'), accountid: id, name: 'New', description: 'Set' },
    })

    expect(change).toEqual({
      kind: 'columns',
      auditId: id,
      createdOn: '2026-03-02T10:00:00Z',
      userId,
      operation: 2,
      action: 2,
      changes: [
        { column: 'name', oldValue: 'Old', newValue: 'New' },
        { column: 'fax', oldValue: '1', newValue: undefined },
        { column: 'description', oldValue: undefined, newValue: 'Set' },
      ],
    })
  })

  it('is read by its type', () => {
    const sharing = { OldPrivileges: 'None', NewPrivileges: 'ReadAccess', Principal: { ownerid: userId } }
    const relationship = { RelationshipName: 'teammembership_association', TargetRecords: [{ ownerid: userId }] }

    expect(read({ '@odata.type': type('ShareAuditDetail'), AuditRecord: null, ...sharing })).toMatchObject({
      kind: 'sharing',
      principalId: userId,
      oldRights: [],
      newRights: ['ReadAccess'],
      userId: undefined,
    })
    expect(read({ '@odata.type': type('RelationshipAuditDetail'), ...relationship })).toMatchObject({
      kind: 'relationship',
      relationship: 'teammembership_association',
      records: [{ ownerid: userId }],
    })
    expect(read({ '@odata.type': type('UserAccessAuditDetail'), AccessTime: 'then', Interval: 0 })).toMatchObject({
      kind: 'access',
      accessTime: 'then',
    })
    expect(read({ '@odata.type': type('RolePrivilegeAuditDetail') })).toMatchObject({ kind: 'other' })
    expect(() => read(null)).toThrow(UnexpectedResponseError)
  })
})

describe('a history', () => {
  it('is asked for by pages', () => {
    const { path, read } = retrieveRecordChangeHistory({ target, page: { number: 2, size: 50, pagingCookie: 'c' } })
    const empty = { AuditDetails: [], MoreRecords: false, PagingCookie: '', TotalRecordCount: 0 }
    const answer = (body: unknown) => ({ status: 200, headers: new Headers(), body })

    expect(decodeURIComponent(String(path))).toContain('"PageNumber":2,"Count":50')
    expect(read(answer({ AuditDetailCollection: empty }))).toEqual({
      changes: [],
      hasMore: false,
      pagingCookie: undefined,
      totalCount: 0,
    })
    expect(() => read(answer({ AuditDetailCollection: null }))).toThrow(UnexpectedResponseError)
  })

  it('refuses a page that is none', () => {
    const page = { number: 0, size: 50 }

    expect(() => retrieveRecordChangeHistory({ target, page })).toThrow(UsageError)
    expect(() => retrieveAttributeChangeHistory({ target, attributeLogicalName: 'na me' })).toThrow(UsageError)
  })
})
