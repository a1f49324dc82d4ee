/** What leads and opportunities are about. */
export const dealTopics = [
  'conveyor upgrade',
  'fleet of inspection drones',
  'annual maintenance contract',
  'warehouse sensors',
  'packaging line',
  'replacement of control units',
  'pilot installation',
  'expansion to a second site',
  'spare parts agreement',
  'energy monitoring',
] as const

export const caseTitles = [
  { title: 'Unit does not start after firmware update', subject: 'Products', casetypecode: 2 },
  { title: 'Delivery arrived incomplete', subject: 'Delivery', casetypecode: 2 },
  { title: 'Invoice shows the wrong quantity', subject: 'Billing', casetypecode: 2 },
  { title: 'How to reset the controller', subject: 'Products', casetypecode: 1 },
  { title: 'Request for an additional training day', subject: 'Service', casetypecode: 3 },
  { title: 'Sensor readings drift', subject: 'Products', casetypecode: 2 },
  { title: 'Change of delivery address', subject: 'Delivery', casetypecode: 3 },
  { title: 'Question about warranty terms', subject: 'Service', casetypecode: 1 },
  { title: 'Noise from the drive belt', subject: 'Products', casetypecode: 2 },
  { title: 'Credit note is missing', subject: 'Billing', casetypecode: 2 },
] as const

export const subjectTitles = ['Products', 'Delivery', 'Billing', 'Service'] as const

export const taskSubjects = [
  'Send the revised offer',
  'Prepare the site visit',
  'Check stock for the delivery',
  'Collect the error log',
  'Write up the meeting',
] as const

export const callSubjects = [
  'Follow up on the offer',
  'Discuss the delivery date',
  'Confirm the appointment',
  'Explain the next steps',
  'Return a missed call',
] as const
