import {
  QDateTimeOffsetPath,
  QEntityPath,
  QGuidPath,
  QNumberPath,
  QStringPath,
  QueryObject,
} from '@odata2ts/odata-query-objects'

/** The tables as odata2ts generates them, for the columns of the query. */

class QContact extends QueryObject {
  readonly fullname = new QStringPath(this.withPrefix('fullname'))
  readonly emailaddress1 = new QStringPath(this.withPrefix('emailaddress1'))
}

class QAccount extends QueryObject {
  readonly accountid = new QGuidPath(this.withPrefix('accountid'))
  readonly name = new QStringPath(this.withPrefix('name'))
  readonly accountnumber = new QStringPath(this.withPrefix('accountnumber'))
  readonly revenue = new QNumberPath(this.withPrefix('revenue'))
  readonly numberofemployees = new QNumberPath(this.withPrefix('numberofemployees'))
  readonly telephone1 = new QStringPath(this.withPrefix('telephone1'))
  readonly emailaddress1 = new QStringPath(this.withPrefix('emailaddress1'))
  readonly websiteurl = new QStringPath(this.withPrefix('websiteurl'))
  readonly address1_city = new QStringPath(this.withPrefix('address1_city'))
  readonly createdon = new QDateTimeOffsetPath(this.withPrefix('createdon'))
  readonly statecode = new QNumberPath(this.withPrefix('statecode'))
  readonly statuscode = new QNumberPath(this.withPrefix('statuscode'))
  readonly fax = new QStringPath(this.withPrefix('fax'))
  readonly primarycontactid = new QEntityPath(this.withPrefix('primarycontactid'), () => QContact)
  readonly parentaccountid: QEntityPath<QAccount> = new QEntityPath(this.withPrefix('parentaccountid'), () => QAccount)
}

export const qAccount = new QAccount()
