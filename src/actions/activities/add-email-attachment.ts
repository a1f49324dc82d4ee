import { activitymimeattachment, email } from '../../entities/index.js'
import { type CreateOperation, type CreateOptions, create } from '../../records/index.js'
import type { Ref, TypeOf } from '../../schema/index.js'
import { refOf } from '../ref-of.js'
import { base64Of, type FileContent, fileColumns } from './file-content.js'

/** Input of `addEmailAttachment`. */
export interface AddEmailAttachmentInput extends FileContent {
  readonly emailId: string | Ref<'email'>
}

/**
 * Attaches a file to an e-mail that is not sent yet.
 *
 * Wire: POST to `activitymimeattachments` with the content in base64.
 * Units: the organization sets the size that it takes, 5 MB unless changed.
 * Fails with: `UsageError`; `RecordNotFoundError`.
 * Repeat: after a lost answer only with an id of its own.
 * Source: entity reference of `activitymimeattachment`.
 *
 * @example
 * await crm.execute(addEmailAttachment({ emailId, fileName: 'offer.txt', content: 'SGVsbG8=', mimeType: 'text/plain' }))
 */
export function addEmailAttachment(
  input: AddEmailAttachmentInput,
  options?: CreateOptions,
): CreateOperation<TypeOf<typeof activitymimeattachment>> {
  const data = {
    objectid: refOf(email, input.emailId, 'emailId'),
    objecttypecode: 'email',
    ...fileColumns(input),
    body: base64Of(input),
  }
  return create(activitymimeattachment, data, options)
}
