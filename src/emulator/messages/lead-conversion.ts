import type { StoredRecord, Values } from '../model.js'

/** Columns that the lead shares, by name, with the account and the contact that it becomes. */
const shared = [
  'address1_line1',
  'address1_line2',
  'address1_line3',
  'address1_city',
  'address1_stateorprovince',
  'address1_postalcode',
  'address1_country',
  'description',
  'donotbulkemail',
  'donotemail',
  'donotfax',
  'donotphone',
  'donotpostalmail',
  'emailaddress1',
  'fax',
  'preferredcontactmethodcode',
  'telephone1',
  'transactioncurrencyid',
  'websiteurl',
]
const ofAccount = [...shared, 'industrycode', 'numberofemployees', 'revenue', 'sic']
const ofContact = [
  ...shared,
  'salutation',
  'firstname',
  'middlename',
  'lastname',
  'jobtitle',
  'mobilephone',
  'pager',
  'telephone2',
  'emailaddress2',
]
const ofOpportunity = [
  'budgetamount',
  'budgetstatus',
  'campaignid',
  'confirminterest',
  'decisionmaker',
  'description',
  'estimatedclosedate',
  'evaluatefit',
  'initialcommunication',
  'need',
  'purchaseprocess',
  'purchasetimeframe',
  'qualificationcomments',
  'schedulefollowup_prospect',
  'schedulefollowup_qualify',
  'transactioncurrencyid',
]

export function accountOf(lead: StoredRecord): Values {
  return { ...carry(lead, ofAccount), name: lead.values['companyname'], originatingleadid: origin(lead) }
}

export function contactOf(lead: StoredRecord): Values {
  return { ...carry(lead, ofContact), originatingleadid: origin(lead) }
}

/** Our choice: the amount is carried as it stands when the opportunity gets another currency than the lead. */
export function opportunityOf(lead: StoredRecord): Values {
  const { subject, estimatedamount, estimatedvalue, leadqualitycode } = lead.values
  return {
    ...carry(lead, ofOpportunity),
    name: subject,
    estimatedvalue: estimatedamount ?? estimatedvalue,
    opportunityratingcode: leadqualitycode,
    originatingleadid: origin(lead),
  }
}

function carry(lead: StoredRecord, columns: readonly string[]): Values {
  return Object.fromEntries(
    columns.map((column) => [column, lead.values[column]]).filter(([, value]) => value !== undefined && value !== null),
  )
}

function origin(lead: StoredRecord) {
  return { table: 'lead', id: lead.id }
}
