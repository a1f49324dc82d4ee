import type { Message } from '../../model.js'
import { sendEmail } from './send-email.js'
import { getTrackingToken, instantiateTemplate, sendEmailFromTemplate } from './templates.js'

/** E-mail. */
export const emailMessages: readonly Message[] = [
  sendEmail,
  sendEmailFromTemplate,
  instantiateTemplate,
  getTrackingToken,
]
