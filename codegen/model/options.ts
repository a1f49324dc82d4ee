import type { OptionFacts } from '../../src/schema/index.js'
import { toIdentifier } from './identifier.js'

export interface OptionModel {
  readonly name: string
  readonly value: number
}

/**
 * Names the options of a choice after their labels. Where several share a label, each of them carries its value,
 * so that a name does not depend on the order in which the service lists them.
 */
export function nameOptions(options: readonly Pick<OptionFacts, 'label' | 'value'>[]): readonly OptionModel[] {
  const plain = options.map(({ label, value }) => ({ name: toIdentifier(label, valueName(value)), value }))
  const suffixed = withoutClash(plain, ({ name, value }) => `${name}${digits(value)}`)
  const valueNames = new Map(options.map(({ value }) => [valueName(value), value]))
  const isAnothers = ({ name, value }: OptionModel) => (valueNames.get(name) ?? value) !== value
  return withoutClash(suffixed, ({ value }) => valueName(value), isAnothers)
}

function withoutClash(
  options: readonly OptionModel[],
  rename: (option: OptionModel) => string,
  isTaken: (option: OptionModel) => boolean = () => false,
): readonly OptionModel[] {
  const clashes = new Set(options.map(({ name }) => name).filter((name, at, names) => names.indexOf(name) !== at))
  return options.map((option) =>
    clashes.has(option.name) || isTaken(option) ? { ...option, name: rename(option) } : option,
  )
}

function valueName(value: number): string {
  return `Value${digits(value)}`
}

function digits(value: number): string {
  return value < 0 ? `Minus${-value}` : `${value}`
}
