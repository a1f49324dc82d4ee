import type { ComplexTypeModel, PropertyModel } from '../model/index.js'
import { key, literal } from './literal.js'
import type { Statement } from './module.js'
import { memberText } from './operation-type.js'

const namespace = 'Microsoft.Dynamics.CRM'

/** The interfaces of a complex type: what comes back, and what a caller gives. */
export function complexTypeStatements(type: ComplexTypeModel): readonly Statement[] {
  const { read, input } = type
  return [
    ...(read === undefined ? [] : [{ kind: 'type', text: readInterface(read, type) } as const]),
    ...(input === undefined ? [] : [{ kind: 'type', text: inputInterface(input, type) } as const]),
  ]
}

function readInterface(name: string, { document, base, hasHeirs, properties }: ComplexTypeModel): string {
  const extend = base === undefined ? '' : ` extends ${base}`
  const members = [
    ...(hasHeirs && base === undefined ? [`  readonly '@odata.type'?: string\n`] : []),
    ...properties.map((one) => `  readonly ${key(one.name)}: ${memberText(one.type, 'read')}\n`),
  ]
  return `/** Complex type \`${document.name}\`, as it comes back. */\nexport interface ${name}${extend} ${braced(members)}`
}

/** An heir names itself, since it may stand where its base type is declared. */
function inputInterface(name: string, { document, base, allProperties }: ComplexTypeModel): string {
  const type = literal(`#${namespace}.${document.name}`)
  const members = [
    ...(base === undefined ? [] : [`  readonly '@odata.type': ${type}\n`]),
    ...unique(allProperties).map((one) => `  readonly ${key(one.name)}?: ${memberText(one.type, 'input')}\n`),
  ]
  return `/** Complex type \`${document.name}\`, as an operation takes it. */\nexport interface ${name} ${braced(members)}`
}

function unique(properties: readonly PropertyModel[]): readonly PropertyModel[] {
  return [...new Map(properties.map((one) => [one.name, one])).values()]
}

function braced(members: readonly string[]): string {
  return members.length === 0 ? '{}' : `{\n${members.join('')}}`
}
