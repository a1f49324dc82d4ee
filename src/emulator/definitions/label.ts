import { stableId } from './stable-id.js'

/** English: the one language that the emulator has. */
export const language = 1033

interface LocalizedLabel {
  readonly Label: string
  readonly LanguageCode: number
  readonly IsManaged: boolean
  readonly MetadataId: string
  readonly HasChanged: null
}

export interface Label {
  readonly LocalizedLabels: readonly LocalizedLabel[]
  readonly UserLocalizedLabel: LocalizedLabel | null
}

export const noLabel: Label = Object.freeze({ LocalizedLabels: Object.freeze([]), UserLocalizedLabel: null })

/** A text of a definition. `owner` names the one that it belongs to. Source: protocol/metadata.md 11.2. */
export function toLabel(text: string, owner: string, isManaged: boolean): Label {
  if (text === '') return noLabel
  const label: LocalizedLabel = {
    Label: text,
    LanguageCode: language,
    IsManaged: isManaged,
    MetadataId: stableId(`label ${owner}`),
    HasChanged: null,
  }
  return { LocalizedLabels: [label], UserLocalizedLabel: label }
}
