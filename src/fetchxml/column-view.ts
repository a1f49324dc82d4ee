import { UsageError } from '../errors/index.js'
import { nameText } from '../operation/index.js'
import { attributeName } from './attribute-name.js'
import type { FetchTable, LinkedTables } from './fetch-table.js'
import { operators } from './operators.js'
import { ColumnPlace, type Place, placeOf } from './place.js'
import type { Scope } from './scope.js'

/** Shows a table to `where`: every name in it is a column with the operators of its kind. The types say which there are. */
export function columnView(table: FetchTable, scope: Scope, link?: string): object {
  return new Proxy(Object.freeze({}), {
    get(_, name) {
      if (typeof name === 'symbol') return undefined
      const place = { scope, table, ...(link !== undefined && { link }), property: nameText(name) }
      return column({ ...place, attribute: attributeName(name) })
    },
  })
}

/** Shows the links of a document: `links.c` is the table behind the alias `c`. */
export function linksView(links: LinkedTables, scope: Scope): object {
  return new Proxy(Object.freeze({}), {
    get(_, alias) {
      if (typeof alias === 'symbol') return undefined
      const table = links.get(alias)
      if (table !== undefined) return columnView(table, scope, alias)
      throw new UsageError(`No link is called ${nameText(alias)}: link the table first, then name it in where().`)
    },
  })
}

function column(place: Place): ColumnPlace {
  return new Proxy(new ColumnPlace(place), traps)
}

const traps: ProxyHandler<ColumnPlace> = {
  get(target, name) {
    const operator = typeof name === 'string' ? operators.get(name) : undefined
    const place = operator && placeOf(target)
    if (operator === undefined || place === undefined) return Reflect.get(target, name)
    return (...given: readonly unknown[]) => operator(place, ...given)
  },
}
