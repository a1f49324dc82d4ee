import type { TableFacts } from '../../schema/index.js'
import { stableId } from '../definitions/stable-id.js'
import { Refusal } from '../model.js'

export type PrivilegeVerb = 'Create' | 'Read' | 'Write' | 'Delete'

/** What a user, and whoever acts for it, may not do: names of privileges, `prvReadAccount`. All else is allowed. */
export class Privileges {
  readonly #lacking: ReadonlyMap<string, string>

  /** By user: the rights of somebody who acts for another are those that both have. Source: protocol/wire.md 9.4. */
  constructor(lacks: readonly (readonly [userId: string, names: readonly string[]])[]) {
    this.#lacking = new Map(
      lacks.flatMap(([userId, names]) => names.map((name) => [name.toLowerCase(), userId] as const)),
    )
  }

  /** Source: protocol/errors-and-limits.md 6.5 for the text. Our choice: the ids of privileges follow from their names. */
  require(verb: PrivilegeVerb, { logicalName, schemaName, objectTypeCode = 0, isActivity }: TableFacts): void {
    // Activities of all kinds share their privileges.
    const name = `prv${verb}${isActivity ? 'Activity' : schemaName}`
    const userId = this.#lacking.get(name.toLowerCase())
    if (userId === undefined) return
    throw new Refusal(
      403,
      '0x80040220',
      `Principal user (Id=${userId}, type=8, roleCount=1, privilegeCount=1, accessMode=0) is missing ${name} privilege (Id=${stableId(name)}) on OTC=${objectTypeCode} for entity '${logicalName}'. context.Caller=${userId}`,
    )
  }

  /** A privilege that is about no table. */
  has(name: string): boolean {
    return !this.#lacking.has(name.toLowerCase())
  }
}
