/** A type of the metadata itself: what a table's, a column's or a choice's definition consists of. */
export interface MetadataType {
  readonly base?: string
  readonly abstract?: boolean
  /** Names of properties, with spaces between them, by their type. */
  readonly properties: Readonly<Record<string, string>>
  /** Types of navigation properties by name. */
  readonly navigation?: Readonly<Record<string, string>>
}
