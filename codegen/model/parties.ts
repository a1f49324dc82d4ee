import { asSentence } from './describe.js'
import type { TableDocument } from './document.js'

/** The lists of people that a creator can give, and where they go. */
export interface PartiesModel {
  /** The collection of `activityparty` rows. */
  readonly collection: string
  readonly lists: readonly PartyListModel[]
}

export interface PartyListModel {
  readonly name: string
  readonly mask: number
  readonly targets: readonly string[]
  readonly label: string
}

/** Source: protocol/actions.md, activity parties: deep insert into `<activity>_activity_parties`. */
export function partiesOf({ logicalName, collections, parties = [] }: TableDocument): PartiesModel | undefined {
  const lists = parties.filter((party) => party.create)
  if (lists.length === 0) return undefined
  const usual = `${logicalName}_activity_parties`
  const found = collections.find((one) => one.target === 'activityparty' && one.name.toLowerCase() === usual)
  return {
    collection: found?.name ?? usual,
    lists: lists.map((party) => ({
      name: party.logicalName,
      mask: party.mask,
      targets: party.targets,
      label: asSentence(party.label),
    })),
  }
}
