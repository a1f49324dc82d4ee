import { UsageError } from '../errors/index.js'

const not = /(?<![\w./])not(?=[ (]) */g
const call = /Microsoft\.Dynamics\.CRM\.(\w+)\(/

/** Source: "Filter rows using OData": the service does not take `not` before its query functions. `text` has no quotes. */
export function requireNoNegatedCall(text: string): void {
  for (const { 0: word, index } of text.matchAll(not)) {
    const rest = text.slice(index + word.length)
    const called = call.exec(rest.startsWith('(') ? bracketed(rest) : rest.slice(0, rest.indexOf('(') + 1))
    if (called) throw new UsageError(`odata: the service has no negative of ${called[1]}.`)
  }
}

/** Up to the bracket that closes the first one. */
function bracketed(text: string): string {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text.charAt(at) === '(') depth += 1
    if (text.charAt(at) === ')') depth -= 1
    if (depth === 0) return text.slice(0, at)
  }
  return text
}
