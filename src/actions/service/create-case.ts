import {
  account,
  contact,
  entitlement,
  type IncidentCaseOrigin,
  type IncidentCaseType,
  type IncidentCreate,
  type IncidentPriority,
  incident,
  product,
  sla,
  subject,
} from '../../entities/index.js'
import { UsageError } from '../../errors/index.js'
import { type CreateOperation, type CreateOptions, create } from '../../records/index.js'
import { type Choice, isRef, type Ref, type TypeOf } from '../../schema/index.js'
import { notNegative } from '../checks.js'
import { refOf } from '../ref-of.js'

/** Input of `createCase`. */
export interface CreateCaseInput {
  readonly title: string
  /** Whom it is for: exactly one, an account or a contact. */
  readonly customer: Ref<'account'> | Ref<'contact'>
  readonly description?: string | undefined
  /** 1 High, 2 Normal, 3 Low: other numbers than those of an activity. */
  readonly priority?: Choice<IncidentPriority> | undefined
  /** 1 Question, 2 Problem, 3 Request. */
  readonly caseType?: Choice<IncidentCaseType> | undefined
  /** 1 Phone, 2 Email, 3 Web, and others. */
  readonly origin?: Choice<IncidentCaseOrigin> | undefined
  /** Whom to ask, where the customer is an account. Wire: `primarycontactid`. */
  readonly contactId?: string | Ref<'contact'> | undefined
  readonly subjectId?: string | Ref<'subject'> | undefined
  readonly productId?: string | Ref<'product'> | undefined
  readonly entitlementId?: string | Ref<'entitlement'> | undefined
  /** The case that this one is a part of. */
  readonly parentCaseId?: string | Ref<'incident'> | undefined
  readonly slaId?: string | Ref<'sla'> | undefined
  readonly owner?: Ref<'systemuser'> | Ref<'team'> | undefined
}

/**
 * Opens a case.
 *
 * Wire: POST to `incidents`, the customer through `customerid_account` or `customerid_contact`.
 * Fails with: `UsageError` without one customer; `BusinessRuleError` for an entitlement that is not active or has no terms left;
 * `RecordNotFoundError`.
 * Repeat: after a lost answer only with an id of its own.
 * Source: entity reference of `incident`.
 *
 * @example
 * const caseId = await crm.execute(createCase({ title: 'Gear unit makes noise', customer: ref(account, accountId) }))
 */
export function createCase(input: CreateCaseInput, options?: CreateOptions): CreateOperation<TypeOf<typeof incident>> {
  const { title, customer, description, priority, caseType, origin, owner } = input
  if (typeof title !== 'string' || title === '') throw new UsageError('title takes a text.')
  const data: IncidentCreate = {
    title,
    customerid: customerOf(customer),
    description,
    prioritycode: notNegative(priority, 'priority'),
    casetypecode: notNegative(caseType, 'caseType'),
    caseorigincode: notNegative(origin, 'origin'),
    primarycontactid: optional(contact, input.contactId, 'contactId'),
    subjectid: optional(subject, input.subjectId, 'subjectId'),
    productid: optional(product, input.productId, 'productId'),
    entitlementid: optional(entitlement, input.entitlementId, 'entitlementId'),
    parentcaseid: optional(incident, input.parentCaseId, 'parentCaseId'),
    slaid: optional(sla, input.slaId, 'slaId'),
    ownerid: owner,
  }
  return create(incident, data, options)
}

function customerOf(customer: CreateCaseInput['customer']): CreateCaseInput['customer'] {
  if (isRef(customer) && (customer.table === account.name || customer.table === contact.name)) return customer
  throw new UsageError('customer takes ref(account, id) or ref(contact, id).')
}

function optional<const Name extends string>(
  table: { readonly name: Name; readonly entitySetName: string; readonly primaryKey: string },
  record: string | Ref<Name> | undefined,
  argument: string,
): Ref<Name> | undefined {
  return record === undefined ? undefined : refOf(table, record, argument)
}
