import { Refusal } from '../model.js'

const lacksPrivilege = '0x80040220'

/** Some messages have a code of their own for a user who lacks a privilege that they need. */
export function refusedAs<Result>(code: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refusal && error.code === lacksPrivilege) throw new Refusal(error.status, code, error.message)
    throw error
  }
}
