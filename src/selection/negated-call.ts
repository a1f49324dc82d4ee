import { UsageError } from '../errors/index.js'

const not = /(?<![\w./])not(?=[ (]) */g
const call = /Microsoft\.Dynamics\.CRM\.(\w+)\(/
const bracketOrJoint = /[()]| (?:and|or)(?=[ (])/g

/** Source: "Filter rows using OData": the service does not take `not` before its query functions. `text` has no quotes. */
export function requireNoNegatedCall(text: string): void {
  for (const { 0: word, index } of text.matchAll(not)) {
    const called = call.exec(operand(text.slice(index + word.length)))
    if (called) throw new UsageError(`odata: the service has no negative of ${called[1]}.`)
  }
}

/** Up to the first `and` or `or` that stands in no bracket of its own, or to the end of the brackets around it. */
function operand(text: string): string {
  let depth = 0
  for (const { 0: found, index } of text.matchAll(bracketOrJoint)) {
    if (found === '(') depth += 1
    else if (depth === 0) return text.slice(0, index)
    else if (found === ')') depth -= 1
  }
  return text
}
