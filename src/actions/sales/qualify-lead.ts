import {
  account,
  campaign,
  contact,
  LeadStates,
  type LeadStatus,
  lead,
  opportunity,
  transactioncurrency,
} from '../../entities/index.js'
import { UnexpectedResponseError } from '../../errors/index.js'
import { mapResult, type Operation, type ResultRow } from '../../operation/index.js'
import { QualifyLead } from '../../operations/index.js'
import { type Choice, isGuid, type Ref, ref, type Table } from '../../schema/index.js'
import { knownRecord, recordOf } from '../known-record.js'
import { statusOf } from '../move-to.js'
import { refOf } from '../ref-of.js'

/** What to make of a lead. */
export interface QualifyLeadFlags {
  readonly createAccount?: boolean | undefined
  readonly createContact?: boolean | undefined
  readonly createOpportunity?: boolean | undefined
}

/** Input of `qualifyLead`. */
export interface QualifyLeadInput extends QualifyLeadFlags {
  readonly leadId: string | Ref<'lead'>
  /** The opportunity's currency; the lead's when absent. */
  readonly opportunityCurrencyId?: string | Ref<'transactioncurrency'> | undefined
  /** The opportunity's customer: an account or a contact that is there already. */
  readonly opportunityCustomerId?: Ref<'account' | 'contact'> | undefined
  readonly sourceCampaignId?: string | Ref<'campaign'> | undefined
  /** The lead's row of a business process flow, to be carried over to the opportunity. */
  readonly processInstanceId?: Ref | undefined
  /** A status reason of state Qualified; 3 (Qualified) when absent. */
  readonly status?: Choice<typeof LeadStatus.Qualified> | undefined
}

/** What came of a lead: what was asked for is there. An account or contact that the lead has already is not made again. */
export type QualifiedLead<Flags extends QualifyLeadFlags> = When<
  Flags['createAccount'],
  { readonly account: Ref<'account'> | undefined; readonly accountId: string | undefined }
> &
  When<
    Flags['createContact'],
    { readonly contact: Ref<'contact'> | undefined; readonly contactId: string | undefined }
  > &
  When<Flags['createOpportunity'], { readonly opportunity: Ref<'opportunity'>; readonly opportunityId: string }>

// biome-ignore lint/complexity/noBannedTypes: an object that adds nothing
type Nothing = {}

/** A flag that is only known to be a boolean may have asked for it. One that was left out is `unknown` here. */
type When<Flag, Made> = [Flag] extends [true]
  ? Made
  : [Flag] extends [false | undefined]
    ? Nothing
    : [Flag] extends [boolean | undefined]
      ? Partial<Made>
      : Nothing

/**
 * Qualifies an open lead: creates the account, contact and opportunity that the flags ask for and closes the lead.
 *
 * Wire: action `QualifyLead`, bound to the lead. It answers with the records that it created.
 * Fails with: `InvalidStateError` when the lead is closed already; `PermissionError`; `DuplicateRecordError` by a duplicate rule.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * const { opportunity: deal } = await crm.execute(qualifyLead({ leadId, createOpportunity: true, createAccount: true }))
 */
export function qualifyLead<const Input extends QualifyLeadInput>(input: Input): Operation<QualifiedLead<Input>> {
  const { opportunityCurrencyId: currency, opportunityCustomerId: customer, sourceCampaignId: source } = input
  const { processInstanceId: process } = input
  const qualified = QualifyLead(refOf(lead, input.leadId, 'leadId'), {
    CreateAccount: input.createAccount ?? false,
    CreateContact: input.createContact ?? false,
    CreateOpportunity: input.createOpportunity ?? false,
    Status: statusOf(lead.name, LeadStates, LeadStates.Qualified, input.status ?? 3),
    OpportunityCurrencyId:
      currency === undefined ? undefined : refOf(transactioncurrency, currency, 'opportunityCurrencyId'),
    OpportunityCustomerId:
      customer === undefined ? undefined : recordOf(customer, 'opportunityCustomerId', ['account', 'contact']),
    SourceCampaignId: source === undefined ? undefined : refOf(campaign, source, 'sourceCampaignId'),
    ProcessInstanceId: process === undefined ? undefined : knownRecord(process, 'processInstanceId'),
  })
  return mapResult(qualified, (rows) => readQualified(rows, input) as QualifiedLead<Input>) // by the same flags as the type
}

function readQualified(
  rows: readonly ResultRow[],
  flags: QualifyLeadFlags,
): Partial<QualifiedLead<Required<QualifyLeadFlags>>> {
  const made = { account: find(rows, account), contact: find(rows, contact), opportunity: find(rows, opportunity) }
  if (flags.createOpportunity && made.opportunity === undefined) {
    throw new UnexpectedResponseError('QualifyLead was answered without the opportunity that was asked for.')
  }
  return {
    ...(flags.createAccount && { account: made.account, accountId: made.account?.id }),
    ...(flags.createContact && { contact: made.contact, contactId: made.contact?.id }),
    ...(flags.createOpportunity &&
      made.opportunity && { opportunity: made.opportunity, opportunityId: made.opportunity.id }),
  }
}

/** By `@odata.type`; where a row has none, by its key: other tables' keys stand as `_x_value` in it. */
function find<Name extends string>(
  rows: readonly ResultRow[],
  table: Table & { readonly name: Name },
): Ref<Name> | undefined {
  const row = rows.find((candidate) => {
    const type = candidate['@odata.type']
    return typeof type === 'string' ? type.endsWith(`.${table.name}`) : table.primaryKey in candidate
  })
  const id = row?.[table.primaryKey]
  return isGuid(id) ? (ref(table, id) as Ref<Name>) : undefined // the table's own name
}
