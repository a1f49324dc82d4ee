declare const option: unique symbol

/** An option that an organization has and the generated code has not seen. Made by `otherOption`, or read from a record. */
export type OtherOption = number & { readonly [option]: 'other' }

/** Open on purpose: an organization can add options. A plain number that is not among the known ones is refused. */
export type Choice<Known extends number> = Known | OtherOption

/**
 * Lets an option through that the generated types do not know.
 *
 * @example
 * await crm.update(lead, leadId, { leadsourcecode: otherOption(192350000) })
 */
export function otherOption(value: number): OtherOption {
  return value as OtherOption // the brand exists for the checker only
}

/**
 * The options of a column that holds several, from its text on the wire.
 *
 * @example
 * const interests = optionsIn('4,7') // [4, 7]
 */
export function optionsIn(text: string | null | undefined): readonly number[] {
  return text ? text.split(',').map(Number) : []
}
