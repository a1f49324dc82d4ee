import { nameText } from '../operation/index.js'

const lookupProperty = /^_(\w+)_value$/

/** FetchXML knows a lookup by its logical name: `_primarycontactid_value` is the attribute `primarycontactid`. */
export function attributeName(column: unknown): string {
  const name = nameText(column)
  return lookupProperty.exec(name)?.[1] ?? name
}
