import { bulkoperation, campaignactivity, queue, template } from '../../entities/index.js'
import { UsageError } from '../../errors/index.js'
import { mapResult, type Operation } from '../../operation/index.js'
import { DistributeCampaignActivity } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { knownRecord, recordOf } from '../known-record.js'
import { refOf } from '../ref-of.js'
import { madeRecord } from './made-record.js'

const ownerships = ['None', 'Caller', 'ListMemberOwner'] as const

/** Input of `distributeCampaignActivity`. */
export interface DistributeCampaignActivityInput {
  readonly campaignActivityId: string | Ref<'campaignactivity'>
  /** The activity that every member of the lists gets a copy of. */
  readonly activity?: Ref | undefined
  readonly templateId: string | Ref<'template'>
  /** Who owns the copies: `None` leaves it to `owner`, `Caller`, or the owner of the member. */
  readonly ownership: (typeof ownerships)[number]
  readonly owner: Ref<'systemuser'> | Ref<'team'>
  /** Whether the copies are created; true when absent. */
  readonly propagate?: boolean | undefined
  /** Whether e-mails are sent at once; false when absent. */
  readonly sendEmail?: boolean | undefined
  /** Where the copies go. */
  readonly queueId?: string | Ref<'queue'> | undefined
  /** Whether workflows run for the copies; true when absent. */
  readonly postWorkflowEvent?: boolean | undefined
}

/** Result of `distributeCampaignActivity`. */
export interface DistributedCampaignActivity {
  /** The `bulkoperation` that tells how far it is. */
  readonly bulkOperationId: string
}

/**
 * Gives every member of a campaign activity's lists a copy of an activity. The service does so in the background.
 *
 * Wire: action `DistributeCampaignActivity`, bound to the campaign activity.
 * Needs: rights to create the activities.
 * Fails with: `RecordNotFoundError`; `PermissionError`; `UsageError` for an ownership that does not exist. The emulator does not know the
 * action and answers `ServiceError`.
 * Repeat: not repeated after a lost answer.
 * Source: the metadata of an organization.
 *
 * @example
 * const owner = ref(systemuser, userId)
 * await crm.execute(distributeCampaignActivity({ campaignActivityId, templateId, ownership: 'Caller', owner }))
 */
export function distributeCampaignActivity(
  input: DistributeCampaignActivityInput,
): Operation<DistributedCampaignActivity> {
  const { activity, queueId, ownership } = input
  if (!ownerships.includes(ownership)) throw new UsageError(`ownership takes one of ${ownerships.join(', ')}.`)
  const call = DistributeCampaignActivity(refOf(campaignactivity, input.campaignActivityId, 'campaignActivityId'), {
    Propagate: input.propagate ?? true,
    Activity: activity === undefined ? undefined : knownRecord(activity, 'activity'),
    Template: refOf(template, input.templateId, 'templateId'),
    OwnershipOptions: ownership,
    Owner: recordOf<(typeof input.owner)['table']>(input.owner, 'owner', ['systemuser', 'team']),
    SendEmail: input.sendEmail ?? false,
    Queue: queueId === undefined ? undefined : refOf(queue, queueId, 'queueId'),
    PostWorkflowEvent: input.postWorkflowEvent ?? true,
  })
  return mapResult(madeRecord(call, bulkoperation), ({ id }) => ({ bulkOperationId: id }))
}
