import type { TableFacts } from '../../schema/index.js'
import type { Shape } from './plan-expand.js'
import type { Reader } from './reader.js'

/** `@odata.context` of a collection, or of one record: `…/$metadata#accounts(name,primarycontactid(fullname))/$entity`. Source: protocol/wire.md 1.6. */
export function contextUrl({ apiRoot }: Reader, facts: TableFacts, shape: Shape, single: boolean): string {
  const names = namesIn(shape)
  const list = names.length === 0 ? '' : `(${names.join(',')})`
  return `${apiRoot}/$metadata#${facts.entitySetName}${list}${single ? '/$entity' : ''}`
}

/** As they were asked for, without the columns that the service adds. */
function namesIn({ selection, expands }: Shape): readonly string[] {
  const expanded = expands.map((plan) =>
    !plan.many && plan.reference ? `${plan.name}/$ref` : `${plan.name}(${namesIn(plan).join(',')})`,
  )
  return [...(selection.names ?? []), ...expanded]
}
