import { classOf, unusedNames } from './classes.js'

/** One code of the service, as the generator keeps it. */
export interface ErrorCode {
  /** `0x80040217`, in lower case. */
  readonly code: string
  readonly name: string
  readonly status: number
  /** `business-rule:case`: the kind of its error and what it is about. */
  readonly class: string
}

/** Codes of actions that the table lacks are all refusals of what was asked. */
const statusOfActions = 400

/** Names that the table gives in words. */
const worded: Readonly<Record<string, string>> = {
  '(unmanaged id) incident cannot close': 'unManagedidsincidentcannotclose',
}

/** Reads the table of codes and the list of the actions' own, each code once. */
export function readCodes(csv: string, actions: string): readonly ErrorCode[] {
  const fromTable = csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .map(([code = '', , name = '', status]) => toCode(code, name.replace(' (label ours)', ''), Number(status)))
  const known = new Set(fromTable.map(({ code }) => code))
  const fromActions = [...actions.matchAll(/^\| (0x[0-9A-F]{8}(?:, 0x[0-9A-F]{8})*) \| ([^|]+) \|/gim)]
    .flatMap(([, listed = '', names = '']) => {
      const full = fullNames(names)
      return listed.split(', ').map((code, place) => [code, full[place] ?? ''] as const)
    })
    .filter(([code]) => !known.has(code.toLowerCase()))
    .map(([code, name]) => toCode(code, worded[name] ?? name, statusOfActions))
  const codes = [...fromTable, ...fromActions].sort((a, b) => (a.code < b.code ? -1 : 1))
  const unused = unusedNames(codes.map(({ name }) => name))
  if (unused.length > 0) throw new Error(`No document has the codes ${unused.join(', ')} of codegen/errors/classes.ts.`)
  return codes
}

/** `InvalidEntitlementRenew, ...Activate`: what begins with dots has another last word than the first name. */
function fullNames(names: string): readonly string[] {
  const listed = names.trim().split(', ')
  const prefix = listed[0]?.replace(/[A-Z][a-z]*$/, '') ?? ''
  return listed.map((name) => name.replace(/^\.\.\./, prefix))
}

function toCode(code: string, name: string, status: number): ErrorCode {
  return { code: code.toLowerCase(), name, status, class: classOf(name) }
}
